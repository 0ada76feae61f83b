import { api } from '../api/client.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'
import { LinkPage } from './link-page.tsx'

export default function UndoEmailChange() {
  const { words } = useWords()
  const next = { to: paths.forgottenPassword, label: words.account.resetPassword.title }
  return <LinkPage of={words.account.undoEmailChange} act={undo} next={next} />
}

function undo(token: string) {
  return api.POST('/v1/me/email-changes/undo', { body: { token } })
}
