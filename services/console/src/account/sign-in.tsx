import { Alert, Anchor, Button, Group, PasswordInput, Stack, Text, TextInput, Title } from '@mantine/core'
import { useForm } from '@mantine/form'
import { useMutation } from '@tanstack/react-query'
import { Link, Navigate, useSearchParams } from 'react-router'
import { api } from '../api/client.ts'
import { codeOf } from '../api/problem.ts'
import { session, useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'

export default function SignIn() {
  const { words } = useWords()
  const now = useSession()
  const [params] = useSearchParams()
  const form = useForm({ initialValues: { email: '', password: '', code: '' } })

  const signIn = useMutation({
    mutationFn: ({ email, password, code }: typeof form.values) =>
      api.POST('/v1/sessions', { body: { email, password, ...(code.trim() !== '' && { code: code.trim() }) } }),
    onSuccess: () => session.load(),
  })
  const wantsCode = codeOf(signIn.error) === 'code-needed' || form.values.code !== ''

  if (now.status === 'signed-in') return <Navigate to={pageOfOurs(params.get('to'))} replace />
  return (
    <form onSubmit={form.onSubmit((values) => signIn.mutate(values))}>
      <Stack>
        <title>{`${words.account.signIn.title} · Holdfast`}</title>
        <Title order={1} size="h2">
          {words.account.signIn.title}
        </Title>
        {now.status === 'signed-out' && now.hasEnded && <Alert role="status">{words.account.signIn.ended}</Alert>}
        <TextInput
          label={words.account.email}
          type="email"
          autoComplete="username"
          required
          data-autofocus
          {...form.getInputProps('email')}
        />
        <PasswordInput
          label={words.account.password}
          autoComplete="current-password"
          required
          {...form.getInputProps('password')}
        />
        {wantsCode ? (
          <TextInput
            label={words.account.code}
            description={words.account.codeHint}
            autoComplete="one-time-code"
            required
            autoFocus
            {...form.getInputProps('code')}
          />
        ) : null}
        {codeOf(signIn.error) !== 'code-needed' && <ProblemAlert of={signIn.error} />}
        <Button type="submit" loading={signIn.isPending}>
          {words.account.signIn.button}
        </Button>
        <Group justify="space-between">
          <Anchor component={Link} to={paths.forgottenPassword} size="sm">
            {words.account.signIn.forgotten}
          </Anchor>
          <Text size="sm">
            {words.account.signIn.noAccount}{' '}
            <Anchor component={Link} to={paths.signUp}>
              {words.account.signIn.signUp}
            </Anchor>
          </Text>
        </Group>
      </Stack>
    </form>
  )
}

/** Only a path of this host: `//elsewhere.example` and `https:` lead away. */
function pageOfOurs(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : paths.home
}
