import type { DetailsSection } from "../detailsSection";
import { factsSection } from "./facts";
import { modelsSection } from "./models";
import { relatedSection } from "./related";
import { tagsSection } from "./tags";

/** The sections of the details page. */
export const sections: readonly DetailsSection[] = [factsSection, relatedSection, tagsSection, modelsSection];
