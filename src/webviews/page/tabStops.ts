/**
 * Matches groups of buttons and checkboxes that are a single tab stop. As in a toolbar, the arrow keys, Home, and End move between
 * the controls of a group, and Tab returns to the one that last had the focus. The attribute `data-one-tab-stop` turns an element
 * into a group.
 */
const groupSelector = "[data-one-tab-stop]";

const controlSelector = "button,input[type=checkbox]";

/** Leaves only one control of each group in the tab order. Must be called after each change to the page. */
export function updateTabStops(root: ParentNode): void {
  for (const group of root.querySelectorAll(groupSelector)) {
    const controls = controlsOf(group);
    const stop = controls.find((control) => control.getAttribute("tabindex") === "0") ?? controls[0];
    setTabStop(controls, stop);
  }
}

/** Maintains the tab order and handles the keys for all groups in an element, until the signal is aborted. */
export function handleTabStops(root: HTMLElement, signal: AbortSignal): void {
  root.addEventListener("focusin", ({ target }) => keepAsTabStop(target), { signal });
  root.addEventListener("keydown", (event) => moveFocus(event), { signal });
}

function keepAsTabStop(target: EventTarget | null): void {
  const group = groupOf(target);
  const controls = group ? controlsOf(group) : [];
  if (target instanceof HTMLElement && controls.includes(target)) {
    setTabStop(controls, target);
  }
}

function moveFocus(event: KeyboardEvent): void {
  const group = groupOf(event.target);
  if (!group || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const controls = controlsOf(group);
  const index = controls.findIndex((control) => control === event.target);
  const next = controls[indexAfter(event.key, index, controls.length)];
  // At the first and last control, the arrow keys scroll the page as usual.
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

/** Returns the controls of a group. The controls of a form in a group are separate tab stops, as usual. */
function controlsOf(group: Element): HTMLElement[] {
  const controls = [...group.querySelectorAll<HTMLElement>(controlSelector)];
  return controls.filter((control) => !control.closest("form"));
}

function setTabStop(controls: readonly HTMLElement[], stop: HTMLElement | undefined): void {
  for (const control of controls) {
    control.setAttribute("tabindex", control === stop ? "0" : "-1");
  }
}
