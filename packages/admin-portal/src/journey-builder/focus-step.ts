/** Brings the focus to a step on the canvas or in the outline. @returns whether it is there */
export function focusStep(view: ParentNode | null, id: string): boolean {
  const name = CSS.escape(id);
  const step = view?.querySelector<HTMLElement>(`[data-outline-step="${name}"], .react-flow__node[data-id="${name}"]`);
  if (document.activeElement !== step) step?.focus({ preventScroll: true });
  return step !== undefined && step !== null;
}
