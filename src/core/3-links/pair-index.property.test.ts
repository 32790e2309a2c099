import { indexCases } from './pair-index.cases.test-support.ts'
import { memoryIndex } from './pair-index-memory.ts'

indexCases('in memory', () => memoryIndex(), 40)
