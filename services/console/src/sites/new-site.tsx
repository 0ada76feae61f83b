import { Anchor, Button, Group, Stack, TagsInput, Text, TextInput } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { api, useAct } from '../api/client.ts'
import { codeOf } from '../api/problem.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { Page } from '../ui/page.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useWords } from '../words/words.tsx'
import { MakingSite, madeBy } from './making-site.tsx'
import { PlacesOfPlan } from './places-of-plan.tsx'

export default function NewSite() {
  const { words } = useWords()
  const { companyId } = useCompany()
  const navigate = useNavigate()
  const [labels, setLabels] = useState<string[]>([])
  const create = useAct(
    (name: string) =>
      api.POST('/v1/companies/{companyId}/sites', { params: { path: { companyId } }, body: { name, labels } }),
    (answer) => {
      const site = madeBy(answer)
      if (site && !site.operationId)
        return navigate(linkTo(paths.site, { companyId, siteId: site.siteId }), { replace: true })
    },
  )
  const site = madeBy(create.data)

  return (
    <Page title={words.sites.create.title} text={<PlacesOfPlan />}>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate(String(new FormData(event.currentTarget).get('name')).trim())
        }}
      >
        <Stack maw={520}>
          <TextInput
            name="name"
            label={words.shell.name}
            description={words.sites.nameHint}
            maxLength={80}
            required
            autoFocus
            readOnly={site !== undefined}
          />
          <LabelsInput value={labels} onChange={setLabels} />
          <ProblemAlert of={create.error} />
          <WhoCan code={codeOf(create.error)} />
          {site ? (
            <MakingSite site={site} replace />
          ) : (
            <Group>
              <Button type="submit" loading={create.isPending}>
                {words.sites.create.button}
              </Button>
              <Button component={Link} to={linkTo(paths.sites, { companyId })} variant="default">
                {words.shell.cancel}
              </Button>
            </Group>
          )}
        </Stack>
      </form>
    </Page>
  )
}

export function LabelsInput({
  value,
  onChange,
  description,
}: {
  value: string[]
  onChange: (labels: string[]) => void
  description?: ReactNode
}) {
  const { words } = useWords()
  return (
    <TagsInput
      label={words.sites.labels}
      description={description ?? words.sites.labelsHint}
      value={value}
      onChange={onChange}
      maxTags={20}
      maxLength={40}
      splitChars={[]}
      acceptValueOnBlur
    />
  )
}

/** Where a plan is missing or full: where more is got, or who can get it. */
export function WhoCan({ code }: { code: string | undefined }) {
  const { words } = useWords()
  const { companyId, may } = useCompany()
  if (!['no-plan', 'too-many-sites', 'too-many-premium-stagings'].includes(code ?? '')) return null
  if (!may('plan.change')) return <Text size="sm">{words.sites.create.askForPlan}</Text>
  return (
    <Anchor component={Link} to={linkTo(paths.plan, { companyId })}>
      {words.sites.create.toPlan}
    </Anchor>
  )
}
