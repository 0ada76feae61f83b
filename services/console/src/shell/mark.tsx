import { Anchor, Group } from '@mantine/core'
import { Link } from 'react-router'
import { paths } from '../paths.ts'

/** The product's mark and name; leads home. */
export function Mark() {
  return (
    <Anchor component={Link} to={paths.home} underline="never" fw={700} c="inherit">
      <Group gap={8} wrap="nowrap">
        <img src="/icon.svg" alt="" width={24} height={24} />
        Holdfast
      </Group>
    </Anchor>
  )
}
