import { Modal, type ModalProps } from '@mantine/core'
import { useWords } from '../words/words.tsx'
import { FocusBack } from './focus-back.tsx'

/** Every dialog: its cross has a name, and the focus is back where it was when the dialog closes. */
export function Dialog({ children, ...props }: ModalProps) {
  const { words } = useWords()
  return (
    <Modal {...props} returnFocus={false} closeButtonProps={{ 'aria-label': words.shell.close }}>
      <FocusBack isOpen={props.opened} />
      {children}
    </Modal>
  )
}
