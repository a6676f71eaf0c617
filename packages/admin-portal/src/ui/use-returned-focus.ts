import { type RefObject, useLayoutEffect, useMemo } from 'react';

/**
 * Gives the focus back to where it was when a dialog opened, also when the dialog is taken away as a whole.
 *
 * @param wants while it holds false, what closes the dialog leads the focus elsewhere
 */
export function useReturnedFocus(isOpen: boolean, wants?: RefObject<boolean>): void {
  // Read before the page changes: a menu that leads to a dialog is gone together with its entries afterwards.
  const opener = useMemo(() => (isOpen ? openerOf(document.activeElement) : null), [isOpen]);
  useLayoutEffect(() => {
    if (!isOpen) return;
    return () => {
      if (wants?.current === false) return;
      queueMicrotask(() => {
        const target = opener?.isConnected === true ? opener : document.getElementById('content');
        if (isLost(target)) target?.focus({ preventScroll: true });
      });
    };
  }, [isOpen, opener, wants]);
}

/** Whether nothing has the focus, or only the dialog that fades away. What took it on purpose keeps it. */
function isLost(target: HTMLElement | null): boolean {
  const { activeElement, body } = document;
  const dialog = activeElement?.closest('[role="dialog"]') ?? null;
  return activeElement === body || (dialog !== null && !dialog.contains(target));
}

/** An entry of a menu goes with its menu: the button that opened it stays. */
function openerOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  if (menu !== null && menu !== undefined) return document.getElementById(menu);
  return element instanceof HTMLElement && element !== document.body ? element : null;
}
