import { useDebouncedValue } from '@mantine/hooks'
import { createSpotlight, Spotlight } from '@mantine/spotlight'
import { IconSearch } from '@tabler/icons-react'
import { keepPreviousData } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useNavigate } from 'react-router'
import { read } from '../api/client.ts'
import { linkTo } from '../app/links.ts'
import { useCompanyIfAny } from '../company/company-context.ts'
import { companyLinks } from '../company/company-links.ts'
import { isPageFor } from '../company/pages.ts'
import { paths } from '../paths.ts'
import { FocusBack } from '../ui/focus-back.tsx'
import { useWords } from '../words/words.tsx'
import { recentFirst } from './recent-companies.ts'

interface Aim {
  to: string
  label: string
  description?: string
}

const [store, palette] = createSpotlight()
/** Of each kind; behind them stands the way to all that fit. */
const MOST = 6

/** Goes anywhere by typing: companies and sections by their names, members and sites by the search of the server. */
export default function CommandPalette({ onClose }: { onClose: () => void }) {
  const { words } = useWords()
  const navigate = useNavigate()
  const [query, setQuery] = useState('')
  const pages = usePages(query)
  const [members, sites] = [useMembers(query), useSites(query)]
  const groups = [
    { label: words.shell.palette.pages, aims: pages },
    { label: words.shell.sections.sites, aims: sites },
    { label: words.shell.sections.members, aims: members },
    { label: words.shell.palette.companies, aims: useCompanies(query) },
  ].filter(({ aims }) => aims.length > 0)
  const go = (to: string) => {
    palette.close()
    void navigate(to)
  }
  useEffect(() => {
    palette.open()
    return palette.close
  }, [])
  return (
    <Spotlight.Root
      store={store}
      query={query}
      onQueryChange={setQuery}
      shortcut={null}
      onSpotlightClose={onClose}
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': words.shell.palette.open } }}
    >
      <FocusBack isOpen />
      <Spotlight.Search
        aria-label={words.shell.palette.search}
        placeholder={words.shell.palette.search}
        leftSection={<IconSearch size={20} aria-hidden />}
        onKeyDown={({ key }) => {
          const first = groups[0]?.aims[0]
          if (key === 'Enter' && first && store.getState().selected < 0) go(first.to)
        }}
      />
      <Spotlight.ActionsList>
        {groups.map(({ label, aims }) => (
          <Spotlight.ActionsGroup key={label} label={label}>
            {aims.map((aim) => (
              <Spotlight.Action
                key={aim.to}
                label={aim.label}
                description={aim.description}
                onClick={() => go(aim.to)}
              />
            ))}
          </Spotlight.ActionsGroup>
        ))}
        {groups.length === 0 && <Spotlight.Empty>{words.shell.palette.nothing}</Spotlight.Empty>}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  )
}

function fits(text: string, query: string): boolean {
  return text.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase())
}

function usePages(query: string): Aim[] {
  const { words } = useWords()
  const inside = useCompanyIfAny()
  const here = inside
    ? companyLinks(inside).map(({ path, label }) => ({
        to: linkTo(path, { companyId: inside.companyId }),
        label: label(words),
      }))
    : []
  const own = [
    { to: paths.profile, label: words.shell.userSettings },
    { to: paths.newCompany, label: words.account.newCompany.title },
    { to: paths.permissions, label: words.company.permissions.title },
  ]
  return [...here, ...own].filter(({ label }) => fits(label, query))
}

function useCompanies(query: string): Aim[] {
  const toAll = useToAll()
  const { data } = read.useQuery('get', '/v1/me/access')
  const found = recentFirst(data?.companies ?? []).filter(({ name }) => fits(name, query))
  const aims = found
    .slice(0, MOST)
    .map(({ companyId, name }) => ({ to: linkTo(paths.company, { companyId }), label: name }))
  return [...aims, ...toAll(paths.access, found.length)]
}

/** A last aim, if more were found than are shown: the page that lists them all. */
function useToAll(): (to: string, total: number) => Aim[] {
  const { words, say } = useWords()
  return (to, total) => (total > MOST ? [{ to, label: say(words.shell.palette.all, { n: total }) }] : [])
}

function useSearch(query: string): string {
  const [search] = useDebouncedValue(query.trim().slice(0, 100), 200)
  return search
}

function useMembers(query: string): Aim[] {
  const inside = useCompanyIfAny()
  const { words } = useWords()
  const toAll = useToAll()
  const search = useSearch(query)
  const companyId = inside?.companyId ?? ''
  const isAsked = search !== '' && inside !== undefined && isPageFor(paths.members, inside)
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/members',
    { params: { path: { companyId }, query: { limit: MOST, search } } },
    { enabled: isAsked, placeholderData: keepPreviousData },
  )
  if (!isAsked) return []
  const aims = (data?.items ?? []).map(({ userId, fullName, email }) => ({
    to: linkTo(paths.member, { companyId, userId }),
    label: fullName || words.shell.unnamed,
    description: email,
  }))
  return [...aims, ...toAll(searched(linkTo(paths.members, { companyId }), search), data?.total ?? 0)]
}

function useSites(query: string): Aim[] {
  const inside = useCompanyIfAny()
  const toAll = useToAll()
  const search = useSearch(query)
  const companyId = inside?.companyId ?? ''
  const isAsked = search !== '' && inside !== undefined && isPageFor(paths.sites, inside)
  const { data } = read.useQuery(
    'get',
    '/v1/companies/{companyId}/sites',
    { params: { path: { companyId }, query: { limit: MOST, search } } },
    { enabled: isAsked, placeholderData: keepPreviousData },
  )
  if (!isAsked) return []
  const aims = (data?.items ?? []).map(({ siteId, name }) => ({
    to: linkTo(paths.site, { companyId, siteId }),
    label: name,
  }))
  return [...aims, ...toAll(searched(linkTo(paths.sites, { companyId }), search), data?.total ?? 0)]
}

/** A list, narrowed by a search. */
function searched(path: string, search: string): string {
  return `${path}?${new URLSearchParams({ search })}`
}
