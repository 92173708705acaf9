const vscode = require("vscode");

/** Runs once per data folder, so that a reloaded window keeps its layout. */
exports.activate = async ({ workspaceState }) => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder || workspaceState.get("opened")) return;
  await workspaceState.update("opened", true);
  await vscode.commands.executeCommand("markdown.showPreview", vscode.Uri.joinPath(folder.uri, "README.md"));
  await vscode.commands.executeCommand("bedrockProfiles.explorer.focus");
};
