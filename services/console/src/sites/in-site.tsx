import { Anchor, Badge, Breadcrumbs, Group, Stack, Text, Title } from '@mantine/core'
import { useMemo } from 'react'
import { Link, Outlet, useParams } from 'react-router'
import { read } from '../api/client.ts'
import { isGone } from '../api/problem.ts'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { paths } from '../paths.ts'
import { OutsideLink } from '../ui/outside-link.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { type Site, SiteProvider } from './site-context.ts'
import { SiteGone } from './site-gone.tsx'
import { SiteSections } from './site-sections.tsx'
import { SiteWork, useFollowed } from './site-work.tsx'
import { SiteState } from './sites.tsx'

const UNCONFIRMED_PAUSE_MS = 2_000

/** Around every page of a site: what it is, its sections, and the work that runs on it. */
export function InSite() {
  const { siteId = '' } = useParams()
  // A new site begins with nothing of the one before.
  return <Inside key={siteId} siteId={siteId} />
}

function Inside({ siteId }: { siteId: string }) {
  const { companyId } = useCompany()
  const site = read.useQuery(
    'get',
    '/v1/sites/{siteId}',
    { params: { path: { siteId } } },
    // Until the host has said that visitors get what was wished for.
    {
      refetchInterval: ({ state: { data } }) =>
        data?.environments.some(({ confirmed }) => !confirmed) ? UNCONFIRMED_PAUSE_MS : false,
    },
  )
  const { ids, follow, dismiss } = useFollowed(siteId)
  const inside = useMemo(() => site.data && { site: site.data, follow }, [site.data, follow])

  if (isGone(site.error) || (site.data && site.data.companyId !== companyId)) return <SiteGone />
  if (!inside) return site.isError ? <ProblemAlert of={site.error} /> : <Waiting />
  return (
    <SiteProvider value={inside}>
      <Stack gap="lg" className="page">
        <title>{`${inside.site.name} · Holdfast`}</title>
        <SiteHeader site={inside.site} />
        <SiteSections />
        <Outlet />
        <SiteWork ids={ids} dismiss={dismiss} />
      </Stack>
    </SiteProvider>
  )
}

function SiteHeader({ site }: { site: Site }) {
  const { words } = useWords()
  const { companyId } = useCompany()
  const live = site.environments.find(({ kind }) => kind === 'live')
  return (
    <Stack gap={6}>
      <Breadcrumbs>
        <Anchor component={Link} to={linkTo(paths.sites, { companyId })} size="sm">
          {words.shell.sections.sites}
        </Anchor>
        <Text size="sm" c="dimmed" truncate maw="60vw">
          <bdi>{site.name}</bdi>
        </Text>
      </Breadcrumbs>
      <Group gap="sm">
        <Title order={1} size="h2">
          <bdi>{site.name}</bdi>
        </Title>
        <SiteState isSuspended={site.suspended} />
        {site.labels.map((label) => (
          <Badge key={label} variant="default" tt="none" fw={500}>
            <bdi>{label}</bdi>
          </Badge>
        ))}
      </Group>
      {live && <OutsideLink href={live.url} />}
      {site.suspended && <Text c="dimmed">{words.sites.suspendedText}</Text>}
    </Stack>
  )
}
