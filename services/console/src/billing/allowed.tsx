import type { PermissionId } from '@holdfast/access/permissions'
import { Alert } from '@mantine/core'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useCompany } from '../company/company-context.ts'
import { Page } from '../ui/page.tsx'
import { useWords } from '../words/words.tsx'

/** A page for whoever may see it. Whoever comes by its address without the permission is told so, and asks for nothing. */
export function Allowed({ to, title, children }: { to: PermissionId; title: string; children: ReactNode }) {
  const { words } = useWords()
  const { may } = useCompany()
  if (may(to)) return children
  return (
    <Page title={title}>
      <Alert icon={<IconLock aria-hidden />} title={words.billing.notAllowed.title}>
        {words.billing.notAllowed.text}
      </Alert>
    </Page>
  )
}
