import { Alert, Anchor, Button, List, Stack, Text } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { Link } from 'react-router'
import { api, read, useAct, useLastAct } from '../../api/client.ts'
import { linkTo } from '../../app/links.ts'
import { paths } from '../../paths.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { ProblemAlert } from '../../ui/problem-alert.tsx'
import { Section } from '../../ui/section.tsx'
import { Say, useWords } from '../../words/words.tsx'
import { useCompany } from '../company-context.ts'
import { isPersonOrCompany } from '../person-or-company.ts'

/** Closes the company for good; or says what has to be done first. */
export function CloseCompany() {
  const { words } = useWords()
  const { company } = useCompany()
  const { isKnown, sites, owes } = useHindrances()
  const [isAsking, setAsking] = useState(false)
  if (company.closingSince !== undefined) return <Closing />
  const isFree = isKnown && sites === 0 && !owes
  return (
    <Section
      title={words.company.close.title}
      text={words.company.close.hint}
      action={
        isFree && (
          <Button color="red" variant="light" onClick={() => setAsking(true)}>
            {words.company.close.title}
          </Button>
        )
      }
    >
      {(sites > 0 || owes) && <Hindrances sites={sites} owes={owes} />}
      {isAsking && <CloseDialog onClose={() => setAsking(false)} />}
    </Section>
  )
}

function useHindrances() {
  const { companyId } = useCompany()
  const params = { path: { companyId }, query: { limit: 200 } }
  const sites = read.useQuery('get', '/v1/companies/{companyId}/sites', {
    params: { path: { companyId }, query: { limit: 1 } },
  })
  const invoices = read.useQuery('get', '/v1/companies/{companyId}/invoices', { params })
  return {
    isKnown: sites.data !== undefined && invoices.data !== undefined,
    sites: sites.data?.total ?? 0,
    // Only a hint: the service looks at every invoice when it is asked.
    owes: invoices.data?.items.some(({ state }) => state !== 'paid') ?? false,
  }
}

function Hindrances({ sites, owes }: { sites: number; owes: boolean }) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  return (
    <Stack gap="xs">
      <Text>{words.company.close.first}</Text>
      <List>
        {sites > 0 && (
          <List.Item>
            <Anchor component={Link} to={linkTo(paths.sites, { companyId })}>
              {say(words.company.close.sites, { n: sites })}
            </Anchor>
          </List.Item>
        )}
        {owes && (
          <List.Item>
            <Anchor component={Link} to={linkTo(paths.invoices, { companyId })}>
              {words.company.close.owes}
            </Anchor>
          </List.Item>
        )}
      </List>
    </Stack>
  )
}

function CloseDialog({ onClose }: { onClose: () => void }) {
  const { words } = useWords()
  const { companyId, company } = useCompany()
  const queries = useQueryClient()
  const close = useLastAct(
    () => api.DELETE('/v1/companies/{companyId}', { params: { path: { companyId } } }),
    async () => {
      // First what decides which pages there are: a closed company refuses what the others would ask.
      await queries.invalidateQueries({ predicate: isPersonOrCompany })
      onClose()
    },
  )
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.company.close.title}
      button={<Say of={words.company.close.button} with={{ company: company.name }} />}
      color="red"
      act={close}
      losses={Object.values(words.company.close.losses)}
      typed={company.name}
    >
      <Text>{words.company.close.text}</Text>
    </ActDialog>
  )
}

/** The wish to close stands and cannot be decided yet: it can be taken back. */
function Closing() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const withdraw = useAct(() => api.DELETE('/v1/companies/{companyId}/closing', { params: { path: { companyId } } }))
  return (
    <Section
      title={words.company.close.title}
      action={
        <Button variant="default" loading={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {words.company.close.withdraw}
        </Button>
      }
    >
      <Alert color="yellow">{words.company.close.closing}</Alert>
      <ProblemAlert of={withdraw.error} />
    </Section>
  )
}
