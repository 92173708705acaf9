import * as vscode from "vscode";
import type { CommandHandlers } from "../../commands";
import { modelIdToInvoke } from "../../domain/inferenceProfile";
import type { ProfilePicker } from "../../pickers/profilePicker";

/** Returns the handler that inserts the model ID for clients at every cursor in the editor. */
export function insertHandlers(picker: ProfilePicker) {
  return {
    "bedrockProfiles.insertProfile": async () => {
      const editor = vscode.window.activeTextEditor;
      if (!editor) {
        await vscode.window.showInformationMessage(
          vscode.l10n.t("Open a file first. The inference profile is inserted at its cursors."),
        );
        return;
      }
      const picked = await picker.pick({
        title: vscode.l10n.t("Insert Inference Profile"),
        placeholder: vscode.l10n.t("Select an inference profile"),
      });
      if (picked) {
        await insert(editor, modelIdToInvoke(picked.profile));
      }
    },
  } satisfies Partial<CommandHandlers>;
}

async function insert(editor: vscode.TextEditor, text: string): Promise<void> {
  const isDone = await editor.edit((builder) => {
    for (const selection of editor.selections) {
      builder.replace(selection, text);
    }
  });
  if (!isDone) {
    await vscode.window.showWarningMessage(vscode.l10n.t("The file could not be changed."));
  }
}
