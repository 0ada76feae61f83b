import { Button, Group, Modal, Radio, Select, Stack, Text } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData } from '@tanstack/react-query'
import { useState } from 'react'
import { api, read, useAct } from '../api/client.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { useSite } from './site-context.ts'
import { type SiteRole, siteRoles } from './site-roles.tsx'

/** Gives somebody who is a member of the company already a role on this site. The server searches for them. */
export function GiveSiteRole({ onClose }: { onClose: () => void }) {
  const { words, say } = useWords()
  const { companyId, siteId } = useSite()
  const [text, setText] = useState('')
  const [search] = useDebouncedValue(text, 250)
  const [userId, setUserId] = useState<string | null>(null)
  const [role, setRole] = useState<SiteRole>('developer')
  const members = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members',
    { params: { path: { companyId }, query: { limit: 50, search: search.trim() || undefined } } },
    { placeholderData: keepPreviousData },
  )
  const give = useAct(
    (to: string) =>
      api.PUT('/v1/sites/{siteId}/members/{userId}', { params: { path: { siteId, userId: to } }, body: { role } }),
    onClose,
  )
  const shown = (members.data?.items ?? []).map(({ userId: value, fullName, email, access }) => ({
    value,
    label: `${fullName || words.shell.unnamed} (${email})`,
    // Who has a company role has none on single sites.
    disabled: access.companyRole !== undefined,
  }))
  const hidden = (members.data?.total ?? 0) - shown.length
  return (
    <Modal opened onClose={onClose} title={words.sites.members.give}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (userId !== null) give.mutate(userId)
        }}
      >
        <Stack>
          <Text size="sm">{words.sites.members.giveText}</Text>
          <Select
            label={words.company.members.person}
            placeholder={words.company.members.search}
            searchable
            searchValue={text}
            onSearchChange={setText}
            // The server has searched already.
            filter={({ options }) => options}
            data={shown}
            value={userId}
            onChange={setUserId}
            nothingFoundMessage={words.company.members.none}
            description={hidden > 0 ? say(words.sites.members.moreFound, { n: hidden }) : undefined}
            required
            data-autofocus
          />
          <Radio.Group
            label={words.company.members.role}
            value={role}
            onChange={(value) => setRole(value === 'administrator' ? value : 'developer')}
          >
            <Stack gap="xs" mt="xs">
              {siteRoles.map((one) => (
                <Radio
                  key={one}
                  value={one}
                  label={words.company.roles[one]}
                  description={words.sites.members.about[one]}
                />
              ))}
            </Stack>
          </Radio.Group>
          <ProblemAlert of={give.error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {words.shell.cancel}
            </Button>
            <Button type="submit" loading={give.isPending} disabled={userId === null}>
              {words.sites.members.giveButton}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  )
}
