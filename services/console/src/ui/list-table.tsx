import { Table, type TableProps } from '@mantine/core'
import type { ReactNode } from 'react'

/**
 * The table of a list. Where the window is narrow, each row is a block, and each cell stands below the one before, named by
 * its `data-of`. A cell without content is left out there.
 * @param minWidth in pixels; a table that has less room, in a window that is not narrow, is moved sideways
 */
export function ListTable({
  minWidth,
  children,
  ...props
}: { minWidth: number; children: ReactNode } & Pick<TableProps, 'layout' | 'highlightOnHover'>) {
  return (
    <Table.ScrollContainer minWidth={minWidth} className="list">
      <Table verticalSpacing="sm" {...props}>
        {children}
      </Table>
    </Table.ScrollContainer>
  )
}
