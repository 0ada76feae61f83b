import { api } from '../api/client.ts'
import { NewPasswordInput } from '../ui/new-password-input.tsx'
import { useWords } from '../words/words.tsx'
import { askForReset } from './forgotten-password.tsx'
import { LinkPage } from './link-page.tsx'

export default function ResetPassword() {
  const { words } = useWords()
  return (
    <LinkPage of={words.account.resetPassword} act={reset} again={askForReset}>
      <NewPasswordInput label={words.account.newPassword} />
    </LinkPage>
  )
}

function reset(token: string, password: string) {
  return api.POST('/v1/password-resets/confirm', { body: { token, password } })
}
