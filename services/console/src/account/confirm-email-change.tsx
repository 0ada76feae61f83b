import { api } from '../api/client.ts'
import { PasswordInput } from '../ui/password-input.tsx'
import { useWords } from '../words/words.tsx'
import { LinkPage } from './link-page.tsx'

/** Asks for the password: whoever reads the new mailbox may have been sent the link of an account that is not theirs. */
export default function ConfirmEmailChange() {
  const { words } = useWords()
  return (
    <LinkPage of={words.account.confirmEmailChange} act={confirm}>
      <PasswordInput />
    </LinkPage>
  )
}

function confirm(token: string, password: string) {
  return api.POST('/v1/me/email-changes/confirm', { body: { token, password } })
}
