import { describeFaults } from './fault-contract'
import { describeGateway } from './gateway-contract'
import { describeRefunds } from './refund-contract'
import { describeTls } from './tls-contract'
import { v2Dialect } from './v2-dialect'

describeGateway(v2Dialect('HMAC-SHA256'))
describeGateway(v2Dialect('MD5'))
describeRefunds(v2Dialect('HMAC-SHA256'))
describeRefunds(v2Dialect('MD5'))
describeFaults(v2Dialect('HMAC-SHA256'))
describeTls(v2Dialect('HMAC-SHA256'))
