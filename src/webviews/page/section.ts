import type { nothing, TemplateResult } from "lit";

/** The position of a section: below the heading, in the wide or narrow column, or below both columns. */
export type SectionPlace = "callouts" | "top" | "main" | "side" | "bottom";

/**
 * The part of a section that runs in the page. `ViewModel` is the view model of the entire page, so that a section's visibility
 * can depend on other sections. `Context` contains the page functionality that the controls of the section need.
 */
export interface SectionView<ViewModel, Context> {
  readonly place: SectionPlace;
  /** Renders the section, or nothing if the view model does not contain its data. */
  render(viewModel: ViewModel, context: Context): TemplateResult | readonly TemplateResult[] | typeof nothing;
}

/** Renders the sections at one position, in the order of the list. */
export function renderSections<ViewModel, Context>(
  sections: readonly SectionView<ViewModel, Context>[],
  place: SectionPlace,
  viewModel: ViewModel,
  context: Context,
): unknown[] {
  return sections.filter((section) => section.place === place).map((section) => section.render(viewModel, context));
}
