import { Button, NavLink } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { Link, useLocation, useParams } from 'react-router'
import { read } from '../api/client.ts'
import { ApiProblem, isGone } from '../api/problem.ts'
import { useSession } from '../api/session.ts'
import { stopViewing } from '../api/viewed.ts'
import { linkTo } from '../app/links.ts'
import type { paths } from '../paths.ts'
import { remember } from '../shell/recent-companies.ts'
import { Shell } from '../shell/shell.tsx'
import { ProblemAlert } from '../ui/problem-alert.tsx'
import { useShown } from '../ui/shown.ts'
import { Waiting } from '../ui/waiting.tsx'
import { useWords } from '../words/words.tsx'
import { CompanyProvider, mayIn, useCompany } from './company-context.ts'
import { companyLinks } from './company-links.ts'
import { NoLonger } from './no-longer.tsx'
import { PageGate } from './page-gate.tsx'
import { isPersonOrCompany } from './person-or-company.ts'
import { StateBanner } from './state-banner.tsx'
import { useAsMember } from './view-as/use-as-member.ts'
import { ViewAsBar } from './view-as/view-as-bar.tsx'

/** Around every page of a company. Nothing of one company lives on in another. */
export function InCompany() {
  const { companyId = '' } = useParams()
  return <OneCompany key={companyId} companyId={companyId} />
}

/** Once the company is out of reach, nothing here asks for it any more, so nothing of it is kept. */
function OneCompany({ companyId }: { companyId: string }) {
  const [isOut, setOut] = useState(false)
  if (isOut) return <NoLonger companyId={companyId} />
  return <Inside companyId={companyId} onOut={() => setOut(true)} />
}

/** What the company is, and what the person may do in it. */
function Inside({ companyId, onOut }: { companyId: string; onOut: () => void }) {
  const { words } = useWords()
  const now = useSession()
  const { userId, twoFactor = false } = now.status === 'signed-in' ? now.session : {}
  const company = read.useQuery('get', '/v1/companies/{companyId}', { params: { path: { companyId } } })
  const access = read.useQuery('get', '/v1/me/access')
  const reached = access.data?.companies.find((one) => one.companyId === companyId)
  const isOut = isGone(company.error) || (access.isSuccess && !access.isFetching && !reached)
  useDoubts()
  useAskedOnEachPage()

  useEffect(() => {
    if (company.data) remember(companyId)
  }, [companyId, company.data])
  useEffect(() => {
    if (isOut) onOut()
  }, [isOut, onOut])

  const own = useMemo(
    () =>
      company.data && reached && userId !== undefined
        ? { companyId, company: company.data, reached, userId, twoFactor, may: mayIn(company.data, reached, twoFactor) }
        : undefined,
    [companyId, company.data, reached, userId, twoFactor],
  )
  const { inside, error: notViewed } = useAsMember(own)
  const isShown = useShown(inside !== undefined)

  if (isOut) return null
  const error = company.error ?? access.error ?? notViewed
  // What stands around is the same before the company is known, and stays.
  return (
    <CompanyProvider value={inside}>
      <Shell links={inside && <CompanyLinks />}>
        {isShown ? (
          <>
            <ViewAsBar />
            <StateBanner />
            <PageGate />
          </>
        ) : error && !inside ? (
          <>
            <ProblemAlert of={error} />
            {own && (
              <Button mt="md" onClick={stopViewing}>
                {words.company.viewAs.stop}
              </Button>
            )}
          </>
        ) : (
          <Waiting />
        )}
      </Shell>
    </CompanyProvider>
  )
}

const personAndCompany = { predicate: isPersonOrCompany }

/**
 * Whether the person is still in the company, and as what, is asked anew on each page: many pages ask nothing by
 * themselves, or show what was read a moment ago. The page does not wait for it.
 */
function useAskedOnEachPage() {
  const queries = useQueryClient()
  const { pathname } = useLocation()
  // biome-ignore lint/correctness/useExhaustiveDependencies: see above
  useEffect(() => {
    void queries.invalidateQueries(personAndCompany, { cancelRefetch: false })
  }, [queries, pathname])
}

/** Something of the company was refused: perhaps the person was removed, or has another role. So that is asked anew. */
function useDoubts() {
  const queries = useQueryClient()
  useEffect(
    () =>
      queries.getQueryCache().subscribe((event) => {
        if (event.type !== 'updated' || event.action.type !== 'error') return
        if (isPersonOrCompany(event.query) || !isRefusal(event.action.error)) return
        void queries.invalidateQueries(personAndCompany)
      }),
    [queries],
  )
}

function isRefusal(error: unknown): boolean {
  return error instanceof ApiProblem && (error.status === 403 || error.status === 404)
}

function CompanyLinks() {
  const { words } = useWords()
  const { pathname } = useLocation()
  const inside = useCompany()
  const { companyId } = inside
  const isAt = (to: string) => pathname === to || pathname.startsWith(`${to}/`)
  return companyLinks(inside).map(({ path, label, icon: Icon, also = [] }) => {
    const to = linkTo(path, { companyId })
    const isHere = [path, ...also].some((one) => isAt(linkTo(one as typeof paths.sites, { companyId })))
    return (
      <NavLink
        key={path}
        component={Link}
        to={to}
        label={label(words)}
        active={isHere}
        aria-current={isHere ? 'page' : undefined}
        leftSection={<Icon size={18} aria-hidden />}
      />
    )
  })
}
