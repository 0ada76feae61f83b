import { api } from '../api/client.ts'
import { useWords } from '../words/words.tsx'
import { LinkPage } from './link-page.tsx'

export default function UndoTwoFactor() {
  const { words } = useWords()
  return <LinkPage of={words.account.undoTwoFactor} act={undo} mailsNext />
}

function undo(token: string) {
  return api.POST('/v1/me/two-factor/undo', { body: { token } })
}
