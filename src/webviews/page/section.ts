import type { nothing, TemplateResult } from "lit";

/** The place of a section: below the heading, in the wide or narrow column, or below both columns. */
export type SectionPlace = "callouts" | "top" | "main" | "side" | "bottom";

/**
 * The part of a section that runs in the page. `ViewModel` is the view model of the whole page, so that a section's visibility
 * can depend on other sections. `Context` contains what its controls need from the page.
 */
export interface SectionView<ViewModel, Context> {
  readonly place: SectionPlace;
  /** Renders the section, or nothing if the view model does not contain its data. */
  render(viewModel: ViewModel, context: Context): TemplateResult | readonly TemplateResult[] | typeof nothing;
}

/** Renders the sections of one place, in the order of the list. */
export function renderSections<ViewModel, Context>(
  sections: readonly SectionView<ViewModel, Context>[],
  place: SectionPlace,
  viewModel: ViewModel,
  context: Context,
): unknown[] {
  return sections.filter((section) => section.place === place).map((section) => section.render(viewModel, context));
}
