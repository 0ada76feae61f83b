import { Button, Group, List, Stack, Text, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useNavigate } from 'react-router'
import { api, useAct, useLastAct } from '../api/client.ts'
import { useVersioned } from '../api/versioned.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { ActDialog } from '../ui/act-dialog.tsx'
import { Meanwhile } from '../ui/meanwhile.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { changed } from '../ui/rebase.ts'
import { Section } from '../ui/section.tsx'
import { Together } from '../ui/together.tsx'
import { useRebased } from '../ui/use-rebased.ts'
import { Waiting } from '../ui/waiting.tsx'
import { Say, useWords } from '../words/words.tsx'
import { CloneSite } from './clone-site.tsx'
import { useEnvironmentName } from './environment-name.tsx'
import { LabelsInput } from './new-site.tsx'
import { type Site, useSite } from './site-context.ts'

export default function SiteSettings() {
  const { words } = useWords()
  const { may, site } = useSite()
  const { may: mayInCompany } = useCompany()
  return (
    <Together>
      <Stack gap="xl" maw={640}>
        {may('site.label') && <NameAndLabels key={site.siteId} />}
        {may('site.clone') && <CloneSite />}
        {may('site.delete') ? (
          <Delete />
        ) : (
          // A developer may delete sites, but none that a premium staging is paid for.
          mayInCompany('site.delete') && (
            <Text c="dimmed" size="sm">
              {words.sites.settings.premiumFirst}
            </Text>
          )
        )}
      </Stack>
    </Together>
  )
}

function NameAndLabels() {
  const { words } = useWords()
  const { siteId } = useSite()
  const { data, error } = useVersioned(['site', siteId], (signal) =>
    api.GET('/v1/sites/{siteId}', { params: { path: { siteId } }, signal }),
  )
  return (
    <Section title={words.sites.settings.title}>
      {!data && (error ? <ProblemAlert of={error} /> : <Waiting />)}
      {data && <NameAndLabelsForm site={data.found} etag={data.etag} />}
    </Section>
  )
}

/** Sends what was changed, and overwrites nothing that somebody else has changed meanwhile. */
function NameAndLabelsForm({
  site: { siteId, name, labels },
  etag,
}: {
  site: Pick<Site, 'siteId' | 'name' | 'labels'>
  etag: string | undefined
}) {
  const { words } = useWords()
  const now = { name, labels }
  const [typed, setTyped] = useState(now)
  const meanwhile = useRebased(now, typed, setTyped)
  const changes = changed(typed, now)
  const isSame = Object.keys(changes).length === 0
  const save = useAct(() =>
    api.PATCH('/v1/sites/{siteId}', {
      params: { path: { siteId }, header: { 'if-match': etag } },
      body: { ...changes, ...(changes.name !== undefined && { name: changes.name.trim() }) },
    }),
  )
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Stack>
        <TextInput
          label={words.shell.name}
          description={'name' in meanwhile ? <Meanwhile value={meanwhile.name} /> : words.sites.nameHint}
          value={typed.name}
          onChange={(event) => setTyped({ ...typed, name: event.currentTarget.value })}
          maxLength={80}
          required
        />
        <LabelsInput
          value={typed.labels}
          onChange={(next) => setTyped({ ...typed, labels: next })}
          {...('labels' in meanwhile && { description: <Meanwhile value={meanwhile.labels?.join(', ')} /> })}
        />
        <ProblemAlert of={save.error} />
        <Group>
          <Button type="submit" loading={save.isPending} disabled={isSame}>
            {words.shell.save}
          </Button>
          {save.isSuccess && isSame && (
            <Text size="sm" c="dimmed" role="status">
              {words.shell.saved}
            </Text>
          )}
        </Group>
      </Stack>
    </form>
  )
}

function Delete() {
  const { words, say } = useWords()
  const { site, siteId, companyId } = useSite()
  const nameOf = useEnvironmentName()
  const navigate = useNavigate()
  const [isOpen, { open, close }] = useDisclosure()
  const remove = useLastAct(
    () => api.DELETE('/v1/sites/{siteId}', { params: { path: { siteId } } }),
    () => {
      const message = <Say of={words.sites.deleteSite.done} with={{ name: site.name, n: site.restorableDays }} />
      notifications.show({ message, color: 'accent' })
      return navigate(linkTo(paths.sites, { companyId }))
    },
  )
  const title = <Say of={words.sites.deleteSite.title} with={{ name: site.name }} />
  return (
    <Section title={words.sites.deleteSite.section} text={words.sites.deleteSite.text}>
      <Group>
        <Button color="red" variant="light" onClick={open}>
          {title}
        </Button>
      </Group>
      <ActDialog
        isOpen={isOpen}
        onClose={close}
        title={title}
        button={title}
        color="red"
        act={remove}
        typed={site.name}
      >
        <Text>{words.sites.deleteSite.goes}</Text>
        <List size="sm">
          {site.environments.map((environment) => (
            <List.Item key={environment.environmentId}>
              <Say
                of={words.sites.deleteSite.environment}
                with={{ name: nameOf(environment), address: environment.hostNames[0] ?? '' }}
              />
            </List.Item>
          ))}
          <List.Item>{words.sites.deleteSite.roles}</List.Item>
        </List>
        <Text size="sm">{say(words.sites.deleteSite.grace, { n: site.restorableDays })}</Text>
      </ActDialog>
    </Section>
  )
}
