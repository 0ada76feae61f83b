import { Button, Stack, Text } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Link, useLocation, useNavigate } from 'react-router'
import { ApiProblem, codeOf } from '../api/problem.ts'
import { session, useSession } from '../api/session.ts'
import { type Path, paths } from '../paths.ts'
import { Done } from '../ui/done.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { AskForMail } from './ask-for-mail.tsx'
import { CardTitle } from './card-title.tsx'
import { MailPageLink } from './mail-page-link.tsx'
import { useMailedToken } from './mailed-token.ts'

/** The page of a mailed link that does one thing with its token: a button, and a sentence when it is done. */
export function LinkPage({
  of,
  act,
  again,
  next,
  mailsNext = false,
  children,
}: {
  of: { title: string; text: string; button: string; done: string }
  act: (token: string, password: string) => Promise<unknown>
  /** Asks for another mail, when the link is not good any more. */
  again?: (email: string) => Promise<unknown>
  /** Where to go from here; else home, by way of signing in. */
  next?: { to: Path; label: string }
  /** A mail says how to go on. */
  mailsNext?: boolean
  children?: ReactNode
}) {
  const { words } = useWords()
  const token = useMailedToken()
  const now = useSession()
  const { pathname, search, state } = useLocation()
  const navigate = useNavigate()
  const use = useMutation({
    mutationFn: async (password: string) => {
      const wasSignedIn = session.userId !== undefined
      await act(token, password)
      return wasSignedIn
    },
    onSuccess: async (wasSignedIn) => {
      if (!wasSignedIn) return
      // It may have ended the session of this browser. All pages begin anew then, so it is kept that it is done.
      await navigate({ pathname, search }, { replace: true, state: { isDone: true } })
      await session.load()
    },
  })
  const isDone = use.isSuccess || state?.isDone === true
  const error = isDone ? null : token === '' ? new ApiProblem(0, { code: 'incomplete-link' }) : use.error
  const isUseless = (!isDone && token === '') || codeOf(error) === 'invalid-token'

  return (
    <Stack>
      <CardTitle>{of.title}</CardTitle>
      {isDone && <Done>{of.done}</Done>}
      {isDone && mailsNext && <MailPageLink />}
      {!isDone && !isUseless && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            use.mutate(String(new FormData(event.currentTarget).get('password') ?? ''))
          }}
        >
          <Stack>
            <Text>{of.text}</Text>
            {children}
            <ProblemAlert of={error} />
            <Button type="submit" loading={use.isPending}>
              {of.button}
            </Button>
          </Stack>
        </form>
      )}
      {isUseless && <ProblemAlert of={error} />}
      {isUseless && again && <AskForMail {...words.account.again} ask={again} />}
      {(isDone || codeOf(error) === 'already-confirmed') && (
        <Button component={Link} to={next?.to ?? paths.home} variant={isDone ? 'filled' : 'default'}>
          {next?.label ?? (now.status === 'signed-in' ? words.shell.home : words.account.signIn.button)}
        </Button>
      )}
    </Stack>
  )
}
