/**
 * `npm run quick`: type check, lint and the unit tests that neither publish nor open a browser. Ends with
 * `N passed, N failed`, in less than a minute.
 */
import { checkCode, conclude, runTests } from './testing.ts';

console.log('── 类型、代码规范与单元测试');
conclude(await Promise.all([checkCode(), runTests(['unit'], process.argv.slice(2), {})]));
