import { Button, Group } from '@mantine/core'
import { Link, useLocation } from 'react-router'
import { linkTo } from '../app/links.ts'
import { useCompany } from '../company/company-context.ts'
import { isPageFor } from '../company/pages.ts'
import { paths } from '../paths.ts'
import { useWords } from '../words/words.tsx'

const pages = ['invoices', 'payments', 'statement', 'billingContacts'] as const

/** The way between the pages about money. */
export function MoneyPages() {
  const { words } = useWords()
  const inside = useCompany()
  const { companyId } = inside
  const { pathname } = useLocation()
  return (
    <Group component="nav" aria-label={words.billing.pages.label} gap="xs">
      {pages
        .filter((name) => isPageFor(paths[name], inside))
        .map((name) => {
          const to = linkTo(paths[name], { companyId })
          const isHere = pathname === to
          return (
            <Button
              key={name}
              component={Link}
              to={to}
              size="xs"
              radius="xl"
              variant={isHere ? 'light' : 'subtle'}
              aria-current={isHere ? 'page' : undefined}
            >
              {words.billing.pages[name]}
            </Button>
          )
        })}
    </Group>
  )
}
