import { Modal, type ModalProps } from '@mantine/core'
import { FocusBack } from './focus-back.tsx'

/** Every dialog: the focus is back where it was when it closes. */
export function Dialog({ children, ...props }: ModalProps) {
  return (
    <Modal {...props} returnFocus={false}>
      <FocusBack isOpen={props.opened} />
      {children}
    </Modal>
  )
}
