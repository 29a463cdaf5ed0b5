/** The served app: starts the frame over the HTTP API. */
import { render } from 'preact'
import { Frame } from './frame.tsx'
import { fetchedSource } from './source/fetched.ts'

const root = document.getElementById('page')
if (root) render(<Frame source={fetchedSource()} kind="app" />, root)
