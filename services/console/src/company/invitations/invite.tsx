import { Alert, Anchor, Button, Group, Stack } from '@mantine/core'
import { useState } from 'react'
import { Link, useSearchParams } from 'react-router'
import { api, read, useAct } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { Page } from '../../ui/page.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { useWords } from '../../words/words.tsx'
import { type AccessChoice, givenBy, isComplete } from '../access/access-choice.ts'
import { AccessField } from '../access/access-field.tsx'
import type { InviteResult } from '../answers.ts'
import { useCompany } from '../company-context.ts'
import { addressesIn, MOST_ADDRESSES } from './addresses.ts'
import { AddressesField } from './addresses-field.tsx'
import { InviteResults } from './invite-results.tsx'

/** Up to ten addresses, one access for all, and what came of each. A link for one site (`?siteId=`) offers that site. */
export default function Invite() {
  const { words, say } = useWords()
  const { companyId, may, company } = useCompany()
  const { data: me } = read.useQuery('get', '/v1/me')
  const [text, setText] = useState('')
  const [params] = useSearchParams()
  const siteId = params.get('siteId')
  const [choice, setChoice] = useState<AccessChoice>({
    of: may('members.manage') && siteId === null ? 'developer' : 'sites',
    siteRoles: siteId === null ? [] : [{ siteId, role: 'developer' }],
  })
  const [results, setResults] = useState<InviteResult[]>()
  const invite = useAct(
    async (emails: string[]) => {
      const params = { path: { companyId } }
      const body = { emails, access: givenBy(choice) }
      const { data } = await api.POST('/v1/companies/{companyId}/invitations', { params, body })
      return (data as { results: InviteResult[] }).results
    },
    (told) => {
      setResults(told)
      setText('')
    },
  )

  const addresses = addressesIn(text, me?.email ?? '')
  const isReady =
    addresses.length > 0 &&
    addresses.length <= MOST_ADDRESSES &&
    addresses.every(({ fault }) => !fault) &&
    isComplete(choice)
  const isStopped = company.state !== 'active' || company.closingSince !== undefined

  return (
    <Page title={words.company.invite.title} text={words.company.invite.text}>
      {results && <InviteResults results={results} />}
      {isStopped && <Alert color="yellow">{words.company.invite.stopped}</Alert>}
      {!isStopped && (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            if (isReady) invite.mutate(addresses.map(({ email }) => email))
          }}
        >
          <Stack maw={640} gap="lg">
            <AddressesField text={text} addresses={addresses} onChange={setText} />
            <AccessField value={choice} onChange={setChoice} />
            <ProblemAlert of={invite.error} />
            <Group>
              <Button type="submit" loading={invite.isPending} disabled={!isReady}>
                {addresses.length > 0
                  ? say(words.company.invite.button, { n: addresses.length })
                  : words.company.members.invite}
              </Button>
              <Anchor component={Link} to={linkTo(paths.invitations, { companyId })}>
                {words.company.invite.pending}
              </Anchor>
            </Group>
          </Stack>
        </form>
      )}
    </Page>
  )
}
