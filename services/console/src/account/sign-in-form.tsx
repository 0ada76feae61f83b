import { Anchor, Button, Stack, TextInput } from '@mantine/core'
import { useState } from 'react'
import { Link } from 'react-router'
import { codeOf } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { EmailInput } from '../ui/email-input.tsx'
import { PasswordInput } from '../ui/password-input.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import type { Credentials } from './use-sign-in.ts'

/** Address and password; the code is asked for when it is needed. */
export function SignInForm({
  email = '',
  button,
  onSignIn,
  error,
  isPending,
}: {
  email?: string
  button: string
  onSignIn: (credentials: Credentials) => void
  error: unknown
  isPending: boolean
}) {
  const { words } = useWords()
  const [hasCode, setHasCode] = useState(false)
  const wantsCode = codeOf(error) === 'code-needed' || hasCode
  return (
    // Without a library of forms: this is the first page.
    <form
      onSubmit={(event) => {
        event.preventDefault()
        const form = new FormData(event.currentTarget)
        const of = (name: keyof Credentials) => String(form.get(name) ?? '')
        onSignIn({ email: of('email'), password: of('password'), code: of('code') })
      }}
    >
      <Stack>
        <EmailInput label={words.account.email} name="email" autoComplete="username" defaultValue={email} />
        <PasswordInput />
        {wantsCode && (
          <TextInput
            name="code"
            label={words.account.code}
            description={words.account.codeHint}
            autoComplete="one-time-code"
            required
            autoFocus
            onChange={(event) => setHasCode(event.currentTarget.value !== '')}
          />
        )}
        {codeOf(error) !== 'code-needed' && <ProblemAlert of={error} />}
        <Button type="submit" loading={isPending}>
          {button}
        </Button>
        <Anchor component={Link} to={paths.forgottenPassword} size="sm">
          {words.account.signIn.forgotten}
        </Anchor>
      </Stack>
    </form>
  )
}
