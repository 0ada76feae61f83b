import { Radio, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { api, useAct } from '../api/client.ts'
import { codeOf } from '../api/problem.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { WhoCan } from './new-site.tsx'
import { PremiumPrice } from './premium-price.tsx'
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
  const { words, say } = useWords()
  const { site, siteId, follow, mayUse } = useSite()
  const nameOf = useEnvironmentName()
  const [wished, setWished] = useState<Kind>()
  const [name, setName] = useState('')
  const [from, setFrom] = useState<string>(EMPTY)
  const kind = kinds.find((one) => one === wished) ?? kinds[0] ?? 'staging'
  const sources = site.environments.filter((one) => one.activeReleaseId !== undefined && mayUse(one))
  const close = () => {
    setWished(undefined)
    setName('')
    setFrom(EMPTY)
    onClose()
  }
  const create = useAct(
    () =>
      api.POST('/v1/sites/{siteId}/environments', {
        params: { path: { siteId } },
        body: {
          kind,
          ...(kind === 'premium-staging' && { name: name.trim() }),
          ...(from !== EMPTY && { copyOf: from }),
        },
      }),
    ({ data }) => {
      follow(data)
      close()
    },
  )
  return (
    <ActDialog
      isOpen={isOpen}
      onClose={close}
      title={words.sites.staging.title}
      button={words.sites.staging.button}
      act={create}
    >
      <Text size="sm">{words.sites.staging.text}</Text>
      <Radio.Group
        label={words.sites.staging.kind}
        value={kind}
        onChange={(value) => setWished(value === 'staging' ? value : 'premium-staging')}
      >
        <Stack gap="xs" mt="xs">
          {kinds.map((one) => (
            <Radio key={one} value={one} label={words.sites.kinds[one]} description={words.sites.staging.about[one]} />
          ))}
        </Stack>
      </Radio.Group>
      {kind === 'premium-staging' && <PremiumPrice />}
      {kind === 'premium-staging' && (
        <TextInput
          label={words.shell.name}
          description={words.sites.staging.nameHint}
          pattern="[a-z0-9]([a-z0-9\-]*[a-z0-9])?"
          maxLength={20}
          required
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
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
      <WhoCan code={codeOf(create.error)} />
    </ActDialog>
  )
}
