/**
 * Keeps the order of the items while the user types. By default, VS Code sorts matches by their labels, which would move
 * legacy models above current ones. The property works in all supported versions of VS Code, but is not in its types yet:
 * https://github.com/microsoft/vscode/issues/73904.
 */
export function keepOrder(quickPick: { sortByLabel?: boolean }): void {
  quickPick.sortByLabel = false;
}
