import { Button, Group, Stack, Text } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, read } from '../api/client.ts'
import { ApiProblem, codeOf } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { TwoFactorNeeded } from '../settings/two-factor-needed.tsx'
import { Done } from '../ui/done.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { visibleName } from '../words/name.ts'
import { Say, useWords } from '../words/words.tsx'
import { AcceptSignedOut } from './accept-signed-out.tsx'
import { CardTitle } from './card-title.tsx'
import { InvitationDetails } from './invitation-details.tsx'
import { useMailedToken } from './mailed-token.ts'
import { SignOutFirst } from './sign-out-first.tsx'

/** An invitation: what it offers, and the ways to accept it, for whoever has an account and whoever has none. */
export default function Accept() {
  const { words, say } = useWords()
  const token = useMailedToken()
  const now = useSession()
  const navigate = useNavigate()
  const queries = useQueryClient()
  const [isAnswered, setAnswered] = useState(false)
  const look = read.useQuery(
    'post',
    '/v1/invitations/look',
    { body: { token } },
    { enabled: token !== '' && !isAnswered, staleTime: Number.POSITIVE_INFINITY },
  )
  const companyName = visibleName(look.data?.companyName ?? '', words.shell.unnamed)

  const accept = useMutation({
    mutationFn: async () => {
      const { data } = await api.POST('/v1/invitations/accept', { body: { token } })
      setAnswered(true)
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] === 'get' })
      notifications.show({ message: say(words.account.accept.accepted, { company: companyName }) })
      await navigate(data?.companyId ? linkTo(paths.company, { companyId: data.companyId }) : paths.home)
    },
  })
  const decline = useMutation({
    mutationFn: () => api.POST('/v1/invitations/decline', { body: { token } }),
    onSuccess: () => setAnswered(true),
  })

  return (
    <Stack>
      <CardTitle>{words.account.accept.title}</CardTitle>
      <ProblemAlert of={token === '' ? new ApiProblem(0, { code: 'incomplete-link' }) : look.error} />
      {look.isLoading && <Waiting />}
      {decline.isSuccess && <Done>{words.account.accept.declined}</Done>}
      {look.data && !decline.isSuccess && (
        <>
          <InvitationDetails invitation={look.data} />
          {now.status === 'signed-in' ? (
            <AcceptSignedIn onAccept={accept.mutate} isPending={accept.isPending} />
          ) : (
            <AcceptSignedOut token={token} onSignedIn={accept.mutateAsync} />
          )}
          <ProblemAlert of={accept.error ?? decline.error} />
          {codeOf(accept.error) === 'two-factor-required' && <TwoFactorNeeded onProven={accept.mutate} />}
          <Button variant="subtle" loading={decline.isPending} onClick={() => decline.mutate()}>
            {words.account.accept.decline}
          </Button>
        </>
      )}
    </Stack>
  )
}

function AcceptSignedIn({ onAccept, isPending }: { onAccept: () => void; isPending: boolean }) {
  const { words } = useWords()
  const { data: me } = read.useQuery('get', '/v1/me')
  return (
    <Stack>
      {me && (
        <Text>
          <Say of={words.account.signedInAs} with={{ email: me.email }} />
        </Text>
      )}
      <Group>
        <Button loading={isPending} onClick={onAccept}>
          {words.account.accept.button}
        </Button>
        <SignOutFirst disabled={isPending} />
      </Group>
    </Stack>
  )
}
