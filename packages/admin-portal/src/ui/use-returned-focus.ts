import { type RefObject, useLayoutEffect } from 'react';

/**
 * Gives the focus back to where it was when a dialog opened, also when the dialog is taken away as a whole.
 *
 * @param wants while it holds false, what closes the dialog leads the focus elsewhere
 */
export function useReturnedFocus(isOpen: boolean, wants?: RefObject<boolean>): void {
  useLayoutEffect(() => {
    if (!isOpen) return;
    const opener = openerOf(document.activeElement);
    return () => {
      if (wants?.current === false) return;
      // Once the dialog is gone, nothing has the focus, or what took it on purpose.
      queueMicrotask(() => {
        if (document.activeElement !== document.body) return;
        const target = opener?.isConnected === true ? opener : document.getElementById('content');
        target?.focus({ preventScroll: true });
      });
    };
  }, [isOpen, wants]);
}

/** An entry of a menu goes with its menu: the button that opened it stays. */
function openerOf(element: Element | null): HTMLElement | null {
  const menu = element?.closest('[role="menu"]')?.getAttribute('aria-labelledby');
  if (menu !== null && menu !== undefined) return document.getElementById(menu);
  return element instanceof HTMLElement && element !== document.body ? element : null;
}
