import { useNavigate } from 'react-router'
import { api } from '../api/client.ts'
import { ApiProblem } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { NewPasswordInput } from '../ui/new-password-input.tsx'
import { useWords } from '../words/words.tsx'
import { LinkPage } from './link-page.tsx'
import { newAddress } from './new-address.ts'
import { useSignIn } from './use-sign-in.ts'

/** Confirms the address of a sign-up. In the browser that signed up, the person is signed in at once. */
export default function ConfirmEmail() {
  const { words } = useWords()
  const signIn = useSignIn()
  const navigate = useNavigate()

  async function confirm(token: string, password: string) {
    await api.POST('/v1/email-confirmations', { body: { token, password } })
    const email = newAddress.get()
    if (email === '') return
    try {
      await signIn.mutateAsync({ email, password })
      await navigate(paths.home)
    } catch (error) {
      // The link was of another address than the one signed up here: the person signs in by themselves.
      if (!(error instanceof ApiProblem)) throw error
    }
  }

  return (
    <LinkPage of={words.account.confirmEmail} act={confirm} again={askAgain}>
      <NewPasswordInput />
    </LinkPage>
  )
}

function askAgain(email: string) {
  return api.POST('/v1/email-confirmations/requests', { body: { email } })
}
