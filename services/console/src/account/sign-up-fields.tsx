import { TextInput } from '@mantine/core'
import { EmailInput } from '../ui/email-input.tsx'
import { NewPasswordInput } from '../ui/new-password-input.tsx'
import { useWords } from '../words/words.tsx'

/** What everybody who signs up tells, in a form that is read with {@link signUpOf}. */
export function SignUpFields({ email }: { email?: string }) {
  const { words } = useWords()
  return (
    <>
      <TextInput name="fullName" label={words.account.fullName} autoComplete="name" maxLength={100} required />
      <EmailInput isNew name="email" label={words.account.email} defaultValue={email} />
      <NewPasswordInput />
    </>
  )
}

export function signUpOf(form: HTMLFormElement) {
  const fields = new FormData(form)
  const text = (name: string) => String(fields.get(name) ?? '')
  return { fullName: text('fullName').trim(), email: text('email').trim(), password: text('password') }
}
