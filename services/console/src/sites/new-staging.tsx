import { Button, Group, Modal, Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import { codeOf } from '../api/problem.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { WhoCan } from './new-site.tsx'
import { useSite } from './site-context.ts'

type Kind = 'staging' | 'premium-staging'
const EMPTY = 'empty'

/** Which kinds of staging the person can add to this site now: there is one standard staging at most. */
export function useNewKinds(): Kind[] {
  const { site, may } = useSite()
  const hasStaging = site.environments.some(({ kind }) => kind === 'staging')
  const kinds: Kind[] = []
  if (!hasStaging && may('staging.create')) kinds.push('staging')
  if (may('premium-staging.create')) kinds.push('premium-staging')
  return kinds
}

export function NewStaging({ isOpen, onClose, kinds }: { isOpen: boolean; onClose: () => void; kinds: Kind[] }) {
  const { words } = useWords()
  return (
    <Modal opened={isOpen} onClose={onClose} title={words.sites.staging.title}>
      <StagingForm onClose={onClose} kinds={kinds} />
    </Modal>
  )
}

function StagingForm({ onClose, kinds }: { onClose: () => void; kinds: Kind[] }) {
  const { words, say } = useWords()
  const { site, siteId, follow, mayUse } = useSite()
  const nameOf = useEnvironmentName()
  const [kind, setKind] = useState<Kind>(kinds[0] ?? 'staging')
  const [from, setFrom] = useState<string>(EMPTY)
  const sources = site.environments.filter((one) => one.activeReleaseId !== undefined && mayUse(one))
  const create = useAct(
    (name: string) =>
      api.POST('/v1/sites/{siteId}/environments', {
        params: { path: { siteId } },
        body: {
          kind,
          ...(kind === 'premium-staging' && { name }),
          ...(from !== EMPTY && { copyOf: from }),
        },
      }),
    ({ data }) => {
      follow(data)
      onClose()
    },
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        create.mutate(String(new FormData(event.currentTarget).get('name') ?? '').trim())
      }}
    >
      <Stack>
        <Text size="sm">{words.sites.staging.text}</Text>
        <Radio.Group
          label={words.sites.staging.kind}
          value={kind}
          onChange={(value) => setKind(value === 'staging' ? value : 'premium-staging')}
        >
          <Stack gap="xs" mt="xs">
            {kinds.map((one) => (
              <Radio
                key={one}
                value={one}
                label={words.sites.kinds[one]}
                description={words.sites.staging.about[one]}
              />
            ))}
          </Stack>
        </Radio.Group>
        {kind === 'premium-staging' && (
          <TextInput
            name="name"
            label={words.sites.staging.name}
            description={words.sites.staging.nameHint}
            pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
            maxLength={20}
            required
          />
        )}
        <Select
          label={words.sites.staging.content}
          allowDeselect={false}
          data={[
            { value: EMPTY, label: words.sites.staging.empty },
            ...sources.map((one) => ({
              value: one.environmentId,
              label: say(words.sites.staging.copy, { name: nameOf(one) }),
            })),
          ]}
          value={from}
          onChange={(value) => setFrom(value ?? EMPTY)}
        />
        <ProblemAlert of={create.error} />
        <WhoCan code={codeOf(create.error)} />
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose}>
            {words.shell.cancel}
          </Button>
          <Button type="submit" loading={create.isPending}>
            {words.sites.staging.button}
          </Button>
        </Group>
      </Stack>
    </form>
  )
}
