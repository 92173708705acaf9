/** The words of failure messages that cannot be secrets. */
const words = new Set(
  `
  a am an as at be by do go i id if in io ip is it js me mfa my no not of ok on op or os py s sh so t to up us v vs we
  able about abort aborted accept accepted access account accounts across action active actual add added after again against agent
  all allow allowed already also always amazon and another any api app application are argument arguments arn assume assumed asked
  attempt attempts auth authenticate authenticated authentication authorization authorize authorized available aws azure back bad
  based because been before begin being between body both browser but cache cached call called calling can canceled cancelled
  cannot cause caused certificate change changed characters check choice choose client close closed cloud code codes command
  completed config configuration configure configured connect connected connecting connection contact contain contains could create
  created credential credentials current database date days debug decode decrypt decryption default delete deleted denied deny
  description detail details device did digits directory disabled display does domain done due during each either email empty enable
  enabled encrypted encryption end endpoint ended enter entered entry environment err error errors event exceeded exec execute
  exist exists exit exited expected expire expired expires expiration explicitly fail failed failure fatal fetch field file files find
  first flag following for forbidden format found from generate get getting given google has have header help helper hidden host
  how http https identity ignored incomplete incorrect info information initialize input include included includes inside install installed instance instead
  internal interactive into invalid invoke issue item json key keychain keyring keys known last length level line list load locate
  loading locked log logged login logout long look lookup machine malformed managed manager match matched matches matching may maximum
  member message method mfa minimum minutes mismatch missing mode more msg must name named need needed needs network new next non
  none not null number object occurred off old one only open opening operation operations option options order other
  otherwise out output own param parameter parameters parent parse parsing pass passed path pattern perform permission permissions
  please plugin policy port position present press previous print process profile profiles program prompt proper provide provided
  provider proxy read reading ready reason received recent refresh refused region reject rejected remote remove removed renew
  request requested requests require required requires reset resolve resource response responses rest result retrieve retry return
  returned returns revoked role root run running same saml saved schema scope second seconds secret secrets section secure security
  see select send sent server service session sessions set setting settings setup shared short should sign signature signed signin
  signing since size some source specified specify sso standard start started state status step stop storage store stored string
  sts succeed success successful such support supported sure switch syntax system temporary terminal test than that the their them
  then there these they this throw thrown time timed timeout times tls token tokens too tool traceback tried tries trust try trying
  twice two type unable unauthorized unexpected unexpectedly unknown unlock unlocked unrecognized unset unsupported until update
  updated upon url usage use used user username users using valid validate validation value values variable variables vault verify
  version via view wait waiting want warn warning was web were when where whether which while window with within without work
  write wrong yes yet you your
  bash bitwarden curl git gopass gpg java node okta python ruby ssh zsh
  passphrase password passwords passwd passcode passcodes pin pins pwd otp totp bearer secretaccesskey sessiontoken accesskeyid
  isn't doesn't wasn't can't couldn't didn't hasn't don't won't
  `
    .trim()
    .split(/\s+/),
);

/** Matches options without values, names of environment variables, and names of operations and errors. */
const name =
  /^(?:--?[a-z][a-z-]{1,30}|-[A-Za-z]|[A-Z]{2,12}(?:_[A-Z]{2,12}){1,5}|(?:[A-Z][a-z]+){1,5}(?:Exception|Error|Failure|Fault|Denied|Id)|ExpiredToken|InvalidToken|(?:Assume|Create|Describe|Get|List)(?:[A-Z][a-zA-Z]+){1,5})$/;

/** Matches dates, times, IP addresses, host names with at least three labels, error codes, and numbers too short for a PIN. */
const number =
  /^(?:E?[0-9]{1,3}|[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}(?:T[\d:.]{1,18}Z?)?|[0-9]{2}:[0-9]{2}:[0-9]{2}|[0-9]{1,3}(?:\.[0-9]{1,3}){3}(?::[0-9]{1,5})?|[a-z][a-z0-9-]*(?:\.[a-z][a-z0-9-]*){2,6}(?::[0-9]{1,5})?)$/;

/** Matches paths, ARNs, and URLs without a user name or parameters. */
const location =
  /^(?:(?:~|\.{1,2})?(?:\/[\w.-]{1,30}){2,12}|[A-Za-z]:(?:\\[\w.-]{1,30}){1,12}|arn:aws[\w:/.@-]{10,200}|https?:\/\/[\w-]+(?:\.[\w-]+)+(?::[0-9]{1,5})?(?:\/[a-z0-9._-]{0,24}){0,6})$/;

/** Returns whether a word of a failure message cannot be a secret. Punctuation around the word is ignored. */
export function isPlainWord(text: string): boolean {
  const word = text.replace(/^[:*#$&!?+>]+|[.:!?*\u2026]+$/g, "");
  return word === "" || isPlain(word) || word.split(/[:/@.\\-]+/).every(isPlain);
}

function isPlain(word: string): boolean {
  return words.has(word.toLowerCase()) || name.test(word) || number.test(word) || location.test(word);
}
