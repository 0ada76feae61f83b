import { Button, Group, Select, Stack, Text, TextInput } from '@mantine/core'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, useAct } from '../api/client.ts'
import { codeOf } from '../api/problem.ts'
import { linkTo } from '../app/links.ts'
import { paths } from '../paths.ts'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Section } from '../ui/section.tsx'
import { useWords } from '../words/words.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { MakingSite, madeBy } from './making-site.tsx'
import { WhoCan } from './new-site.tsx'
import { offers, useSite } from './site-context.ts'

/** Another site that begins as a copy; the host's work on it is shown until it is done. */
export function CloneSite() {
  const { words } = useWords()
  const { site, siteId, companyId, mayUse } = useSite()
  const nameOf = useEnvironmentName()
  const navigate = useNavigate()
  const sources = site.environments.filter(
    (one) => one.activeReleaseId !== undefined && mayUse(one) && offers(one, 'push'),
  )
  const [from, setFrom] = useState(sources[0]?.environmentId)
  const clone = useAct(
    (name: string) =>
      api.POST('/v1/sites/{siteId}/clone', { params: { path: { siteId } }, body: { name, environmentId: from } }),
    (answer) => {
      const made = madeBy(answer)
      if (made && !made.operationId) return navigate(linkTo(paths.site, { companyId, siteId: made.siteId }))
    },
  )
  const made = madeBy(clone.data)
  return (
    <Section title={words.sites.clone.title} text={words.sites.clone.text}>
      {sources.length === 0 ? (
        <Text c="dimmed">{words.sites.clone.nothing}</Text>
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault()
            clone.mutate(String(new FormData(event.currentTarget).get('name')).trim())
          }}
        >
          <Stack>
            <TextInput
              name="name"
              label={words.sites.clone.name}
              maxLength={80}
              required
              readOnly={made !== undefined}
            />
            <Select
              label={words.sites.clone.from}
              allowDeselect={false}
              data={sources.map((one) => ({ value: one.environmentId, label: nameOf(one) }))}
              value={from ?? null}
              onChange={(value) => setFrom(value ?? undefined)}
            />
            <ProblemAlert of={clone.error} />
            <WhoCan code={codeOf(clone.error)} />
            {made ? (
              <MakingSite site={made} />
            ) : (
              <Group>
                <Button type="submit" variant="default" loading={clone.isPending}>
                  {words.sites.clone.button}
                </Button>
              </Group>
            )}
          </Stack>
        </form>
      )}
    </Section>
  )
}
