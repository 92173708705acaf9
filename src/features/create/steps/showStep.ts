import type { StepResult } from "../../../pickers/wizard/step";
import type { CreateEvent } from "../wizardReducer";
import { askAwsProfile } from "./askAwsProfile";
import { askDescription } from "./askDescription";
import { askName } from "./askName";
import { askRegion } from "./askRegion";
import { askReview } from "./askReview";
import { askSource } from "./askSource";
import { askTags } from "./askTags";
import type { CreateStepContext } from "./context";

/** Shows the current step. */
export function showStep(context: CreateStepContext): Promise<StepResult<CreateEvent>> {
  switch (context.state.step) {
    case "awsProfile":
      return askAwsProfile(context);
    case "region":
      return askRegion(context);
    case "source":
      return askSource(context);
    case "name":
      return askName(context);
    case "description":
      return askDescription(context);
    case "tags":
      return askTags(context);
    case "review":
      return askReview(context);
  }
}
