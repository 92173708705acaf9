import type { SectionView } from "../../../webviews/page/section";
import type { DetailsViewModel } from "../viewModelSchema";
import { calloutsView } from "./callouts";
import type { PageContext } from "./context";
import { factsView } from "./facts";
import { invokeWithView } from "./invokeWith";
import { modelsView } from "./models";
import { relatedView } from "./related";
import { tagsView } from "./tags";
import { usageView } from "./usage";

/** The sections of the page, in their order within each place. */
export const sectionViews: readonly SectionView<DetailsViewModel, PageContext>[] = [
  calloutsView,
  invokeWithView,
  factsView,
  relatedView,
  tagsView,
  modelsView,
  usageView,
];
