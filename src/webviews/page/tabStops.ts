/**
 * Matches groups of buttons that are a single tab stop. As in a toolbar, the arrow keys, Home, and End move between the buttons
 * of a group, and Tab returns to the button that last had the focus. The attribute `data-one-tab-stop` turns an element into a
 * group.
 */
const groupSelector = "[data-one-tab-stop]";

/** Leaves only one button of each group in the tab order. Must be called after each change to the page. */
export function updateTabStops(root: ParentNode): void {
  for (const group of root.querySelectorAll(groupSelector)) {
    const buttons = buttonsOf(group);
    const stop = buttons.find((button) => button.getAttribute("tabindex") === "0") ?? buttons[0];
    setTabStop(buttons, stop);
  }
}

/** Maintains the tab order and handles the keys for all groups in an element, until the signal is aborted. */
export function handleTabStops(root: HTMLElement, signal: AbortSignal): void {
  root.addEventListener("focusin", ({ target }) => keepAsTabStop(target), { signal });
  root.addEventListener("keydown", (event) => moveFocus(event), { signal });
}

function keepAsTabStop(target: EventTarget | null): void {
  const group = groupOf(target);
  if (group && target instanceof HTMLButtonElement) {
    setTabStop(buttonsOf(group), target);
  }
}

function moveFocus(event: KeyboardEvent): void {
  const group = groupOf(event.target);
  if (!group || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const buttons = buttonsOf(group);
  const index = buttons.findIndex((button) => button === event.target);
  const next = buttons[indexAfter(event.key, index, buttons.length)];
  // At the first and last button, the arrow keys scroll the page as usual.
  if (index >= 0 && next) {
    event.preventDefault();
    next.focus();
  }
}

function indexAfter(key: string, index: number, count: number): number {
  switch (key) {
    case "ArrowDown":
    case "ArrowRight":
      return index + 1;
    case "ArrowUp":
    case "ArrowLeft":
      return index - 1;
    case "Home":
      return 0;
    case "End":
      return count - 1;
    default:
      return -1;
  }
}

function groupOf(target: EventTarget | null): Element | null {
  return target instanceof Element ? target.closest(groupSelector) : null;
}

function buttonsOf(group: Element): HTMLButtonElement[] {
  return [...group.querySelectorAll("button")];
}

function setTabStop(buttons: readonly HTMLButtonElement[], stop: HTMLButtonElement | undefined): void {
  for (const button of buttons) {
    button.setAttribute("tabindex", button === stop ? "0" : "-1");
  }
}
