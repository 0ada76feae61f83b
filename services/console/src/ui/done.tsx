import { Alert } from '@mantine/core'
import { IconCircleCheck } from '@tabler/icons-react'
import { type ReactNode, useEffect, useRef } from 'react'

/** Says that it is done, in place of the form that did it. Takes the focus, which the form had. */
export function Done({ children }: { children: ReactNode }) {
  const alert = useRef<HTMLDivElement>(null)
  useEffect(() => alert.current?.focus(), [])
  return (
    <Alert ref={alert} role="status" tabIndex={-1} variant="light" icon={<IconCircleCheck aria-hidden />}>
      {children}
    </Alert>
  )
}
