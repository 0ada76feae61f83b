import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core'
import { useForm } from '@mantine/form'
import { Link } from 'react-router'
import { codeOf } from '../api/problem.ts'
import { paths } from '../paths.ts'
import { EmailInput } from '../ui/email-input.tsx'
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
  const form = useForm({ initialValues: { email, password: '', code: '' } })
  const wantsCode = codeOf(error) === 'code-needed' || form.values.code !== ''
  return (
    <form onSubmit={form.onSubmit(onSignIn)}>
      <Stack>
        <EmailInput label={words.account.email} autoComplete="username" {...form.getInputProps('email')} />
        <PasswordInput
          label={words.account.password}
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
        {wantsCode && (
          <TextInput
            label={words.account.code}
            description={words.account.codeHint}
            autoComplete="one-time-code"
            required
            autoFocus
            {...form.getInputProps('code')}
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
