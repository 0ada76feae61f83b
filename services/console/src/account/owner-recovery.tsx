import { Button, Card, Stack, Text } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type Answer, api, read, useAct } from '../api/client.ts'
import { useSession } from '../api/session.ts'
import { Done } from '../ui/done.tsx'
import { Moment } from '../ui/moment.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { visibleName } from '../words/name.ts'
import { Say, useWords } from '../words/words.tsx'
import { CardTitle } from './card-title.tsx'
import { useMailedToken } from './mailed-token.ts'
import { SignInForm } from './sign-in-form.tsx'
import { SignOutFirst } from './sign-out-first.tsx'
import { useSignIn } from './use-sign-in.ts'

type Company = Answer<'/v1/companies/{companyId}', 'get'>

export default function OwnerRecovery() {
  const { words } = useWords()
  const now = useSession()
  const signIn = useSignIn()
  return (
    <Stack>
      <CardTitle>{words.account.ownerRecovery.title}</CardTitle>
      <Text>{words.account.ownerRecovery.text}</Text>
      {now.status === 'signed-in' ? (
        <Recoveries />
      ) : (
        <>
          <Text>{words.account.ownerRecovery.signInFirst}</Text>
          <SignInForm
            button={words.account.signIn.button}
            onSignIn={signIn.mutate}
            error={signIn.error}
            isPending={signIn.isPending}
          />
        </>
      )}
    </Stack>
  )
}

/** The companies of this person that are about to get another owner. */
function Recoveries() {
  const { words } = useWords()
  // The fragment of this page's link is the company's id, which is no secret.
  const companyId = useMailedToken()
  const { data: me } = read.useQuery('get', '/v1/me')
  const companies = useQuery({
    queryKey: ['get', 'companies with recovery', companyId],
    queryFn: () => (companyId === '' ? allCompanies() : oneCompany(companyId)),
  })
  const object = useAct((company: Company) =>
    api.POST('/v1/companies/{companyId}/owner-recovery/objections', {
      params: { path: { companyId: company.companyId } },
    }),
  )
  const endangered = companies.data?.filter(({ ownerRecovery }) => ownerRecovery) ?? []
  const name = (company: Company) => visibleName(company.name, words.shell.unnamed)

  return (
    <Stack align="flex-start">
      {me && (
        <Text>
          <Say of={words.account.signedInAs} with={{ email: me.email }} />
        </Text>
      )}
      {companies.isPending && <Waiting />}
      <ProblemAlert of={companies.error ?? object.error} />
      {object.isSuccess && (
        <Done>
          <Say of={words.account.ownerRecovery.done} with={{ company: name(object.variables) }} />
        </Done>
      )}
      {companies.data && endangered.length === 0 && !object.isSuccess && (
        <Text>{words.account.ownerRecovery.none}</Text>
      )}
      {endangered.map((company) => (
        <Card key={company.companyId} withBorder w="100%">
          <Text mb="sm">
            <Say
              of={words.account.ownerRecovery.offer}
              with={{ company: name(company), date: <Moment at={company.ownerRecovery?.effectiveAt ?? ''} /> }}
            />
          </Text>
          <Button loading={object.isPending} onClick={() => object.mutate(company)}>
            <Say of={words.account.ownerRecovery.button} with={{ company: name(company) }} />
          </Button>
        </Card>
      ))}
      <SignOutFirst />
    </Stack>
  )
}

async function oneCompany(companyId: string): Promise<Company[]> {
  const { data } = await api.GET('/v1/companies/{companyId}', { params: { path: { companyId } } })
  return data ? [data] : []
}

async function allCompanies(): Promise<Company[]> {
  const companies: Company[] = []
  let after: string | undefined = ''
  do {
    const page: Answer<'/v1/companies', 'get'> | undefined = (
      await api.GET('/v1/companies', { params: { query: { limit: 200, after } } })
    ).data
    companies.push(...(page?.items ?? []))
    after = page?.nextCursor ?? undefined
  } while (after)
  return companies
}
