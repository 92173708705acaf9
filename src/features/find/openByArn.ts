import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { commands } from "../../commands";
import type { ProfileReference } from "../../domain/profileReferences/profileReference";
import { certainty } from "../../domain/profileReferences/profileReference";
import { joinSentences } from "../../messages/list";
import { waitForFocusRestore } from "../../pickers/focusRestore";
import { runCommand } from "../../ui/runCommand";
import { chooseReference } from "./choices";
import type { ReferenceServices } from "./referenceInput";
import { ReferenceInput } from "./referenceInput";
import { formatUnsearched, ownResources, suggestions, textForInput } from "./typedText";

/** A reference in the selection or clipboard, and the text to show for it in the input. */
interface Suggestion {
  readonly text: string;
  readonly reference: ProfileReference;
}

/** The references in a text, and a message if a part of the text was not searched. */
interface Suggestions {
  readonly found: readonly Suggestion[];
  readonly notice: string;
}

/**
 * Returns the handler that opens the page of any profile by its ARN or ID. It needs no permission to list profiles. If a text is
 * passed, the reference in it is looked up immediately unless it is uncertain.
 */
export function openByArnHandlers(services: ReferenceServices) {
  return {
    "bedrockProfiles.openByArn": async (text) => {
      const connections = await services.connections.find();
      await waitForFocusRestore();
      const shown = { connections, profiles: services.profileStore.profiles(connections) };
      const { found, notice } = text === undefined ? await findSuggestions() : suggestionsIn(text, "input");
      const own = ownResources(shown);
      const chosen =
        found.length > 1
          ? await chooseReference(
              found.map(({ reference }) => reference),
              own,
              notice,
            )
          : undefined;
      if (found.length > 1 && chosen === undefined) {
        return;
      }
      const suggestion = found.length > 1 ? found.find(({ reference }) => reference === chosen) : found[0];
      const input = new ReferenceInput(services, shown);
      const isMeant = text !== undefined && (!suggestion || certainty(suggestion.reference) === "certain");
      const opened = await input.ask(suggestion?.text ?? text ?? "", {
        notice,
        ...(suggestion ? { reference: suggestion.reference } : {}),
        // If the user chose a row, open the profile of that row.
        searchAtOnce: isMeant || (found.length > 1 && suggestion !== undefined),
      });
      if (opened) {
        const { justRead, ...profileRef } = opened;
        await runCommand(commands.showDetails, profileRef, [], { justRead });
      }
    },
  } satisfies Partial<CommandHandlers>;
}

/** Returns the references in the editor's selections or, if there are none, in the clipboard. */
async function findSuggestions(): Promise<Suggestions> {
  const editor = vscode.window.activeTextEditor;
  const selected = editor ? editor.selections.map((selection) => editor.document.getText(selection)).join("\n\n") : "";
  const inSelection = suggestionsIn(selected, "selection");
  if (inSelection.found.length > 0) {
    return inSelection;
  }
  const inClipboard = suggestionsIn(await vscode.env.clipboard.readText(), "clipboard");
  return { found: inClipboard.found, notice: joinSentences(inSelection.notice, inClipboard.notice) };
}

function suggestionsIn(text: string, origin: "selection" | "clipboard" | "input"): Suggestions {
  return {
    found: suggestions(text).map((reference) => ({ text: textForInput(text, reference), reference })),
    notice: formatUnsearched(text, origin, vscode.env.language),
  };
}
