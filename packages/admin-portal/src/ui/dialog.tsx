import { Modal, type ModalProps } from '@mantine/core';
import type { RefObject } from 'react';
import { useReturnedFocus } from './use-returned-focus.ts';

interface DialogProps extends ModalProps {
  /** While it holds false, the focus does not go back to where it was. */
  readonly returnsFocus?: RefObject<boolean>;
}

/** A dialog over the page. However it ends, the focus goes back to where it was. */
export function Dialog({ returnsFocus, ...props }: DialogProps) {
  useReturnedFocus(props.opened, returnsFocus);
  return <Modal {...props} />;
}
