import { Alert, Anchor, Stack, Text } from '@mantine/core'
import { Link, Navigate, useLocation, useSearchParams } from 'react-router'
import { useSession } from '../api/session.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'
import { CardTitle } from './card-title.tsx'
import { newAddress } from './new-address.ts'
import { SignInForm } from './sign-in-form.tsx'
import { useSignIn } from './use-sign-in.ts'

export default function SignIn() {
  const { words } = useWords()
  const now = useSession()
  const [params] = useSearchParams()
  const { state } = useLocation()
  const signIn = useSignIn()

  if (now.status === 'signed-in') return <Navigate to={pageOfOurs(params.get('to'))} replace />
  return (
    <Stack>
      <CardTitle>{words.account.signIn.title}</CardTitle>
      {now.status === 'signed-out' && now.hasEnded && <Alert role="status">{words.account.signIn.ended}</Alert>}
      <SignInForm
        email={state?.email ?? newAddress.get()}
        button={words.account.signIn.button}
        onSignIn={signIn.mutate}
        error={signIn.error}
        isPending={signIn.isPending}
      />
      <Text size="sm">
        {words.account.signIn.noAccount}{' '}
        <Anchor component={Link} to={paths.signUp}>
          {words.account.signIn.signUp}
        </Anchor>
      </Text>
    </Stack>
  )
}

/** Only a path of this host: `//elsewhere.example` and `https:` lead away. */
function pageOfOurs(to: string | null): string {
  return to !== null && /^\/(?![/\\])/.test(to) ? to : paths.home
}
