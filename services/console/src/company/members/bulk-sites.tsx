import { Button, Group, List, Paper, Text } from '@mantine/core'
import { useState } from 'react'
import { type Answer, api, useAct } from '../../api/client.ts'
import { ActDialog } from '../../ui/act-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Say, useWords } from '../../words/words.tsx'
import type { RoleOnSite } from '../access/access-choice.ts'
import { SiteRolesField } from '../access/site-roles-field.tsx'
import { useCompany } from '../company-context.ts'
import { useResultSentence } from '../result-sentence.ts'
import type { Member } from './members-table.tsx'

type Told = Exclude<Answer<'/v1/companies/{companyId}/members/bulk', 'post'>, { operationId: string }>['results']
const MOST_PEOPLE = 200

/** Puts the chosen members on sites, or takes them off, and says for each of them what came of it. */
export function BulkSites({ chosen, onDone }: { chosen: Member[]; onDone: () => void }) {
  const { words, say } = useWords()
  const [way, setWay] = useState<'add' | 'remove'>()
  const [told, setTold] = useState<{ people: Member[]; results: Told }>()
  return (
    <>
      {chosen.length > 0 && (
        <Paper withBorder p="sm" role="region" aria-label={words.company.bulk.region}>
          <Group>
            <Text role="status" flex="1 1 8rem">
              {say(words.company.bulk.chosen, { n: chosen.length })}
              {chosen.length > MOST_PEOPLE && ` – ${say(words.company.bulk.tooMany, { n: MOST_PEOPLE })}`}
            </Text>
            <Button size="xs" onClick={() => setWay('add')} disabled={chosen.length > MOST_PEOPLE}>
              {words.company.bulk.add}
            </Button>
            <Button size="xs" variant="default" onClick={() => setWay('remove')} disabled={chosen.length > MOST_PEOPLE}>
              {words.company.bulk.remove}
            </Button>
            <Button size="xs" variant="subtle" onClick={onDone}>
              {words.shell.clear}
            </Button>
          </Group>
        </Paper>
      )}
      {way && (
        <BulkDialog
          way={way}
          people={chosen}
          onClose={() => setWay(undefined)}
          onTold={(results) => {
            setTold({ people: chosen, results })
            setWay(undefined)
            onDone()
          }}
        />
      )}
      <Dialog opened={told !== undefined} onClose={() => setTold(undefined)} title={words.company.bulk.results}>
        <Results {...told} />
      </Dialog>
    </>
  )
}

function BulkDialog({
  way,
  people,
  onClose,
  onTold,
}: {
  way: 'add' | 'remove'
  people: Member[]
  onClose: () => void
  onTold: (results: Told) => void
}) {
  const { words, say } = useWords()
  const { companyId } = useCompany()
  const [siteRoles, setSiteRoles] = useState<RoleOnSite[]>([])
  const act = useAct(
    async () => {
      const userIds = people.map(({ userId }) => userId)
      const body =
        way === 'add'
          ? { add: { userIds, siteRoles } }
          : { remove: { userIds, siteIds: siteRoles.map(({ siteId }) => siteId) } }
      const { data } = await api.POST('/v1/companies/{companyId}/members/bulk', {
        params: { path: { companyId } },
        body,
      })
      return (data as { results: Told }).results
    },
    (results) => onTold(results),
  )
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.company.bulk[way]}
      button={say(words.company.bulk[way === 'add' ? 'addButton' : 'removeButton'], { n: people.length })}
      {...(way === 'remove' && { color: 'red' })}
      act={act}
      isReady={siteRoles.length > 0}
      size="lg"
    >
      <Text>{words.company.bulk[way === 'add' ? 'addText' : 'removeText']}</Text>
      <SiteRolesField
        label={words.company.access.onSites}
        value={siteRoles}
        onChange={setSiteRoles}
        withRoles={way === 'add'}
      />
    </ActDialog>
  )
}

function Results({ people = [], results = [] }: { people?: Member[]; results?: Told }) {
  const { words } = useWords()
  const sentence = useResultSentence()
  const nameOf = (userId: string) => people.find((one) => one.userId === userId)?.fullName || words.shell.unnamed
  return (
    <List spacing="xs">
      {results.map(({ userId, result }) => (
        <List.Item key={userId}>
          <Say of={words.company.bulk.result} with={{ name: nameOf(userId), result: sentence(result) }} />
        </List.Item>
      ))}
    </List>
  )
}
