/**
 * Every way a request can be refused, with its HTTP status and its words: what happened, then what to do. A closed list, rendered in
 * one place (RFC 9457), so that an answer says no more than this table does. Korean first; English says the same, whole.
 */
export interface ProblemText {
  title: string;
  next: string;
}

export interface ProblemEntry {
  status: number;
  ko: ProblemText;
  en: ProblemText;
}

function entry(status: number, koTitle: string, koNext: string, enTitle: string, enNext: string): ProblemEntry {
  return { status, ko: { title: koTitle, next: koNext }, en: { title: enTitle, next: enNext } };
}

// biome-ignore format: a table is read in columns
export const problems = {
  // The request itself
  "malformed-request": entry(400, "요청한 내용을 읽을 수 없습니다.", "입력한 내용을 확인하고 다시 보내 주세요.", "The request could not be read.", "Check what you entered and send it again."),
  "unknown-endpoint": entry(404, "찾으시는 주소가 없습니다.", "주소를 확인해 주세요.", "There is nothing at this address.", "Check the address."),
  "too-large": entry(413, "한 번에 보낼 수 있는 크기를 넘었습니다.", "나누어 보내 주세요.", "This is more than can be sent at once.", "Send it in smaller parts."),
  "rate-limited": entry(429, "짧은 시간에 요청이 많이 들어왔습니다.", "잠시 뒤에 다시 해 주세요.", "There were many requests within a short time.", "Try again in a moment."),
  "unavailable": entry(503, "지금은 처리할 수 없습니다.", "잠시 뒤에 다시 해 주세요.", "This cannot be done right now.", "Try again in a moment."),
  "internal": entry(500, "요청을 처리하지 못했습니다.", "잠시 뒤에 다시 해 주세요. 되풀이되면 요청번호를 알려 주세요.", "The request could not be completed.", "Try again in a moment. If it happens again, report the request number."),
  "conflict": entry(409, "그사이 다른 사람이 내용을 바꾸었습니다.", "새로 고쳐 바뀐 내용을 확인해 주세요.", "Someone else changed this in the meantime.", "Reload and look at the change."),
  "wrong-origin": entry(403, "다른 사이트에서 보낸 요청은 받지 않습니다.", "이 서비스의 화면에서 다시 해 주세요.", "Requests sent from another site are not accepted.", "Try again from this service's own page."),

  // Who is asking
  "not-logged-in": entry(401, "로그인이 필요합니다.", "로그인한 뒤 다시 해 주세요.", "You are not logged in.", "Log in and try again."),
  "session-ended": entry(401, "로그인이 끝났습니다.", "다시 로그인해 주세요.", "Your session has ended.", "Log in again."),
  "forbidden": entry(403, "이 일을 할 권한이 없습니다.", "권한이 있는 담당자에게 요청해 주세요.", "You are not allowed to do this.", "Ask someone who is."),
  "login-failed": entry(401, "아이디나 비밀번호가 맞지 않습니다.", "확인하고 다시 입력해 주세요.", "The ID or the password does not match.", "Check them and enter them again."),
  "login-locked": entry(429, "여러 번 맞지 않아 로그인을 잠시 막았습니다.", "잠시 뒤에 다시 로그인해 주세요.", "Logging in is paused after several attempts that did not match.", "Log in again a little later."),
  "passkey-refused": entry(422, "패스키를 확인하지 못했습니다.", "이 계정에 등록한 패스키로 다시 해 주세요.", "The passkey could not be verified.", "Try again with a passkey registered for this account."),
  "one-time-password-wrong": entry(422, "일회용 비밀번호가 맞지 않습니다.", "인증 앱에 지금 보이는 숫자 6자리를 입력해 주세요.", "The one-time password does not match.", "Enter the six digits your authenticator app shows now."),
  "second-step-needed": entry(403, "로그인이 아직 끝나지 않았습니다.", "패스키나 일회용 비밀번호로 한 번 더 확인해 주세요.", "The log-in is not finished yet.", "Confirm it with a passkey or a one-time password."),
  "login-id-taken": entry(409, "이미 쓰고 있는 아이디입니다.", "다른 아이디를 정해 주세요.", "This ID is already in use.", "Choose another ID."),

  // What was entered
  "bad-name": entry(422, "이름을 2자에서 40자까지 한글이나 영문으로 적어야 합니다.", "이름을 확인해 주세요.", "A name has 2 to 40 Korean or Latin letters.", "Check the name."),
  "bad-phone": entry(422, "휴대전화 번호의 형식이 아닙니다.", "010으로 시작하는 번호를 확인해 주세요.", "This is not a mobile phone number.", "Check the number; it begins with 010."),
  "foreign-phone": entry(422, "해외 전화번호로는 문자를 보낼 수 없습니다.", "국내 휴대전화 번호를 적거나 수기명부를 써 주세요.", "Messages cannot be sent to numbers outside Korea.", "Enter a Korean mobile number, or use the paper log."),
  "bad-business-number": entry(422, "사업자등록번호의 숫자가 맞지 않습니다.", "사업자등록증의 열 자리 숫자를 확인해 주세요.", "This is not a business registration number.", "Check the ten digits on the registration certificate."),
  "bad-safe-number": entry(422, "개인안심번호의 글자가 맞지 않습니다.", "‘12가34나’처럼 숫자 넷과 글자 둘인지 확인해 주세요.", "This is not a personal safe number.", "Check its four digits and two syllables."),
  "bad-login-id": entry(422, "아이디는 영문 소문자와 숫자로 4자에서 20자까지 쓸 수 있습니다.", "다른 아이디를 정해 주세요.", "An ID has 4 to 20 lower-case letters and digits.", "Choose another ID."),
  "bad-password": entry(422, "비밀번호는 10자에서 200자까지 쓸 수 있습니다.", "다른 비밀번호를 정해 주세요.", "A password has 10 to 200 characters.", "Choose another password."),
  "weak-password": entry(422, "짐작하기 쉬운 비밀번호입니다.", "아이디나 흔한 낱말이 들어가지 않게 다시 정해 주세요.", "This password is easy to guess.", "Choose one without your ID and without common words."),
  "bad-period": entry(422, "기간을 확인해야 합니다.", "시작이 끝보다 앞서는, 28일 안의 기간을 골라 주세요.", "The period cannot be used.", "Choose a start before the end, within 28 days."),

  // The visitor at the issuer
  "consent-missing": entry(403, "동의하지 않으신 항목이 있어 QR코드를 만들지 않았습니다.", "동의하시거나 수기명부를 써 주세요.", "No QR code was made, because a consent is missing.", "Give the consent, or use the paper log."),
  "consent-outdated": entry(403, "동의 내용이 바뀌었습니다.", "바뀐 내용을 읽고 다시 정해 주세요.", "The consent text has changed.", "Read the new text and decide again."),
  "code-wrong": entry(422, "인증번호가 맞지 않습니다.", "문자로 받은 숫자를 확인해 주세요.", "The code does not match.", "Check the digits in the message."),
  "code-expired": entry(410, "인증번호의 유효시간이 지났습니다.", "인증번호를 새로 받아 주세요.", "The code has run out.", "Request a new code."),
  "code-tries-exceeded": entry(429, "인증번호가 다섯 번 맞지 않았습니다.", "인증번호를 새로 받아 주세요.", "The code did not match five times.", "Request a new code."),
  "sms-limit": entry(429, "오늘 이 번호로 보낼 수 있는 문자를 모두 보냈습니다.", "내일 다시 하시거나 다른 방법으로 인증해 주세요.", "All messages allowed for this number today have been sent.", "Try again tomorrow, or verify in another way."),
  "log-in-expired": entry(410, "로그인이 끝까지 되지 않았습니다.", "처음 화면에서 다시 시작해 주세요.", "The log-in was not completed.", "Start again from the first screen."),
  "log-in-incomplete": entry(422, "로그인한 계정에서 이름과 휴대전화번호를 받지 못했습니다.", "이름과 번호를 직접 적어 주세요.", "Your account did not give a name and a mobile number.", "Enter your name and number yourself."),
  "not-offered": entry(409, "여기에서는 이 방법을 쓸 수 없습니다.", "화면에 있는 다른 방법으로 진행해 주세요.", "This way is not offered here.", "Use another of the ways on the screen."),
  "name-differs": entry(403, "확인된 이름이 이 계정의 이름과 다릅니다.", "본인 이름으로 된 방법으로 확인해 주세요.", "The name that was verified is not the name of this account.", "Verify with something in your own name."),
  "not-verified": entry(403, "휴대전화 확인이 필요합니다.", "문자로 받은 인증번호로 확인해 주세요.", "Your phone has to be verified.", "Verify it with the code sent by message."),
  "processing-suspended": entry(403, "처리정지를 요구하셔서 QR코드를 만들지 않습니다.", "다시 쓰시려면 ‘내 정보’에서 다시 쓰기를 눌러 주세요.", "You asked for processing to be suspended, so no QR code is made.", "Resume at any time under ‘My information’."),
  "safe-number-limit": entry(429, "오늘은 개인안심번호를 세 번 바꾸셨습니다.", "내일 다시 바꿔 주세요.", "You have changed your safe number three times today.", "You can change it again tomorrow."),
  "data-request-open": entry(409, "같은 요구를 이미 받았습니다.", "‘내 정보’에서 답을 확인해 주세요.", "The same request has already been received.", "See ‘My information’ for its answer."),
  "device-replaced": entry(401, "다른 기기에서 QR코드를 쓰기 시작했습니다.", "이 기기에서 쓰시려면 다시 로그인해 주세요.", "Another device has started to use your QR code.", "Log in again to use this device."),
  "issuer-suspended": entry(403, "이 발급회사의 QR코드는 지금 쓸 수 없습니다.", "다른 발급회사의 QR코드나 수기명부를 써 주세요.", "QR codes of this company cannot be used at the moment.", "Use another company's QR code, or the paper log."),
  "bad-birth-date": entry(422, "생년월일이 오늘보다 뒤입니다.", "오늘이나 그 전의 날짜로 적어 주세요.", "Please check the date of birth.", "Enter a day that is not in the future."),
  "child-of-age": entry(403, "만 14세부터는 본인이 직접 동의합니다.", "본인의 휴대전화로 시작해 주세요.", "From the age of 14 people consent for themselves.", "Start with a phone of your own."),
  "child-not-found": entry(404, "이 기기에서 쓰는 자녀가 아닙니다.", "자녀 목록을 다시 확인해 주세요.", "This device does not draw for that child.", "Check the list of children."),
  "children-limit": entry(409, "자녀는 여덟 명까지 추가하실 수 있습니다.", "쓰지 않는 자녀를 먼저 빼 주세요.", "Up to eight children can be added.", "Remove one you no longer need."),
  "guardian-needed": entry(403, "만 14세 미만은 보호자 휴대전화로 시작합니다.", "보호자 휴대전화에서 자녀로 추가해 주세요.", "Under 14 it starts with a guardian's phone.", "Ask your guardian to add you on their phone."),
  "not-enrolled": entry(404, "전자출입명부를 아직 시작하지 않으셨습니다.", "동의하고 휴대전화를 확인해 주세요.", "You have not started using the entry log.", "Consent and verify your phone first."),

  // Facilities at the registry
  "terminal-not-found": entry(404, "연결된 기기를 찾을 수 없습니다.", "기기 목록을 새로 열어 확인해 주세요.", "This device is not connected.", "Open the list of devices again."),
  "pairing-code-wrong": entry(422, "연결 코드가 맞지 않거나 시간이 지났습니다.", "8자리를 확인하거나 시설관리자에게 새 코드를 받아 주세요.", "The connection code does not match or has run out.", "Check the 8 characters, or ask the manager for a new code."),
  "paper-book-not-found": entry(404, "올려 둔 수기명부를 찾을 수 없습니다.", "수기명부 목록을 새로 열어 확인해 주세요.", "This paper log is not on record.", "Open the list of paper logs again."),
  "entry-not-found": entry(404, "대장에서 업소를 찾을 수 없습니다.", "대상 대장을 새로 열어 확인해 주세요.", "The business was not found in the register.", "Open the target register again."),
  "facility-not-found": entry(404, "시설을 찾을 수 없습니다.", "시설 번호를 확인해 주세요.", "The facility was not found.", "Check the facility number."),
  "facility-exists": entry(409, "같은 곳에 이미 등록된 시설이 있습니다.", "그 시설의 관리자로 추가할지 골라 주세요.", "A facility is already registered at this place.", "Choose whether to be added as its manager."),
  "facility-not-approved": entry(403, "아직 승인되지 않은 시설입니다.", "관할 시군구의 승인을 기다려 주세요.", "The facility has not been approved yet.", "Wait for the municipality's approval."),
  "facility-suspended": entry(403, "사용이 정지된 시설입니다.", "관할 시군구에 문의해 주세요.", "The facility has been suspended.", "Ask the municipality."),
  "facility-closed": entry(409, "문을 닫은 시설입니다.", "다시 열거나 관할 시군구에 문의해 주세요.", "The facility is closed.", "Reopen it, or ask the municipality."),
  "facility-not-closed": entry(409, "다시 열 수 있는 상태가 아닙니다.", "시설 관리 화면을 새로 열어 지금 상태를 확인해 주세요.", "The facility cannot be reopened as it is.", "Open the facility's page again and look at its state."),
  "business-ended": entry(409, "폐업한 사업자등록번호입니다.", "지금 쓰는 사업자등록번호를 적거나 ‘사업자등록번호 없음’을 골라 주세요.", "The business with this number has ended.", "Enter the number in use now, or choose ‘No business registration number’."),
  "representative-differs": entry(409, "등록되어 있는 내용과 다릅니다.", "사업자등록번호, 주소, 대표자나 방역관리자의 이름을 확인하거나 지금 관리자에게 추가해 달라고 해 주세요.", "This is not what is registered.", "Check the number, the address and the name of who is responsible, or ask a present manager to add you."),
  "manager-not-found": entry(404, "관리자를 찾을 수 없습니다.", "관리자 목록을 새로 열어 확인해 주세요.", "The manager was not found.", "Open the list of managers again."),
  "manager-last": entry(409, "관리자가 한 명은 있어야 합니다.", "다른 관리자를 먼저 추가하거나 시설을 넘겨 주세요.", "A facility needs a manager.", "Add another manager first, or hand the facility over."),
  "manager-too-new": entry(403, "관리자가 되고 사흘이 지나야 할 수 있는 일입니다.", "먼저 있던 관리자에게 부탁하거나 사흘 뒤에 다시 해 주세요.", "This can be done three days after becoming a manager.", "Ask an earlier manager, or try again after three days."),
  "bad-closure": entry(422, "쉬는 기간을 확인해야 합니다.", "오늘 이후에 끝나고 1년을 넘지 않는 기간을 골라 주세요.", "These closed days cannot be used.", "Choose days that end today or later and are no more than a year."),
  "closure-not-found": entry(404, "쉬는 날을 찾을 수 없습니다.", "쉬는 날 목록을 새로 열어 확인해 주세요.", "The closed days were not found.", "Open the list of closed days again."),
  "deletion-requested": entry(409, "이미 중복된 등록이라고 요청했습니다.", "관할 시군구의 답을 기다리거나 요청을 거두어 주세요.", "Deletion has been requested already.", "Wait for the municipality's answer, or take the request back."),
  "deletion-not-requested": entry(409, "답을 기다리는 중복 등록 요청이 없습니다.", "시설 관리 화면을 새로 열어 확인해 주세요.", "No request for deletion is open.", "Open the facility's page again."),
  "ticket-expired": entry(410, "휴대전화를 확인한 지 오래되었습니다.", "인증번호를 새로 받아 주세요.", "The check of the phone has run out.", "Request a new code."),
  "staff-not-found": entry(404, "직원을 찾을 수 없습니다.", "직원 목록을 확인해 주세요.", "The member of staff was not found.", "Check the list of staff."),
  "limit-reached": entry(409, "등록할 수 있는 수를 모두 채웠습니다.", "쓰지 않는 항목을 정리한 뒤 다시 등록해 주세요.", "The number that can be registered has been reached.", "Remove entries no longer used, then register again."),
  "designation-not-found": entry(404, "지정을 찾을 수 없습니다.", "의무적용 지정 목록을 새로 열어 확인해 주세요.", "The designation was not found.", "Open the list of designations again."),
  "bad-designation": entry(422, "이렇게는 지정할 수 없습니다.", "지역, 업종이나 시설, 날짜를 확인해 주세요.", "It cannot be designated like this.", "Check the regions, the sectors or facilities, and the days."),
  "exemption-not-found": entry(404, "적용 제외 신청을 찾을 수 없습니다.", "적용 제외 목록을 새로 열어 확인해 주세요.", "The exemption was not found.", "Open the list of exemptions again."),
  "exemption-incomplete": entry(409, "증빙이 아직 다 갖추어지지 않았습니다.", "증빙 파일과 시험 제출 결과를 확인해 주세요.", "The evidence is not complete yet.", "Check the files and the test hand-in."),
  "bad-evidence": entry(422, "이 파일은 증빙으로 올릴 수 없습니다.", "5MB 이하의 PDF, PNG, JPEG 파일을 골라 주세요.", "This file cannot be used as evidence.", "Choose a PDF, PNG or JPEG file of up to 5 MB."),
  "bad-alert-level": entry(422, "이날부터는 위기경보를 바꿀 수 없습니다.", "올릴 때는 오늘부터, 경계 단계 아래로 내릴 때는 내일부터로 정해 주세요.", "The alert level cannot change from this day.", "Let it rise from today at the earliest, and end collection from tomorrow."),
  "import-not-found": entry(404, "가져오기를 찾을 수 없습니다.", "대장 가져오기 목록을 새로 열어 확인해 주세요.", "The import was not found.", "Open the list of imports again."),
  "inspection-not-found": entry(404, "점검 기록을 찾을 수 없습니다.", "시설의 기록을 새로 열어 확인해 주세요.", "The inspection was not found.", "Open the facility's records again."),
  "sanction-not-found": entry(404, "조치를 찾을 수 없습니다.", "조치 목록을 새로 열어 확인해 주세요.", "The measure was not found.", "Open the list of measures again."),
  "step-not-next": entry(409, "지금은 이 단계로 갈 수 없습니다.", "앞 단계를 먼저 마치거나, 중대한 위반이면 그렇게 표시해 주세요.", "This step cannot come now.", "Finish the step before it, or mark the breach as grave if it is."),
  "step-not-in-force": entry(422, "그날은 근거 조항이 시행되지 않았습니다.", "위반 일자와 조치를 확인해 주세요.", "The article was not in force on that day.", "Check the day of the breach and the measure."),
  "step-too-early": entry(422, "법에서 정한 기한보다 빠릅니다.", "기한을 더 뒤로 정하거나 기한이 지난 뒤에 해 주세요.", "This is earlier than the law allows.", "Name a later day, or wait until the deadline has passed."),
  "bad-fine": entry(422, "정할 수 있는 금액을 넘었습니다.", "근거 조항과 사전통지의 금액을 확인해 주세요.", "This is more than may be named.", "Check the article and the amount of the advance notice."),
  "notice-not-found": entry(404, "알림을 찾을 수 없습니다.", "알림 목록을 새로 열어 확인해 주세요.", "The notice was not found.", "Open the list of notices again."),
  "audience-changed": entry(409, "받는 시설이 그사이 달라져 보내지 않았습니다.", "받는 시설을 다시 확인하고 보내 주세요.", "Who would get it has changed, so nothing was sent.", "Check again who gets it, and send."),
  "nobody-to-tell": entry(409, "조건에 맞는 시설이 없어 보내지 않았습니다.", "받는 시설의 조건을 바꿔 주세요.", "No facility fits, so nothing was sent.", "Change who gets it."),
  "message-characters": entry(422, "문자로 보낼 수 없는 글자나 주소가 제목에 있습니다.", "제목에는 한글, 영문, 숫자와 흔한 부호만 쓰고 인터넷 주소는 내용에 적어 주세요.", "The title has characters or an address that a text message cannot carry.", "Use letters, digits and common signs in the title, and put addresses in the text."),
  "message-budget": entry(429, "오늘 이 지역에서 보낼 수 있는 문자 수를 넘습니다.", "받는 시설을 줄이거나 앱 알림으로만 보내 주세요.", "This is more than the text messages this region may send today.", "Tell fewer facilities, or send it in the app alone."),

  // Cases, orders and disclosures
  "case-not-found": entry(404, "확진자 사례를 찾을 수 없습니다.", "사례 번호를 확인해 주세요.", "The case was not found.", "Check the case number."),
  "case-number-taken": entry(409, "이미 있는 사례 번호입니다.", "다른 번호를 적거나 그 사례를 열어 주세요.", "This case number already exists.", "Enter another number, or open that case."),
  "contact-not-found": entry(404, "접촉자를 찾을 수 없습니다.", "접촉자 목록을 새로 열어 확인해 주세요.", "The contact was not found.", "Open the list of contacts again."),
  "person-not-found": entry(404, "이름과 전화번호가 모두 맞는 이용자가 없습니다.", "이름과 전화번호를 확인해 주세요.", "No visitor has both this name and this phone number.", "Check the name and the phone number."),
  "order-not-found": entry(404, "정보제공요청을 찾을 수 없습니다.", "요청 목록을 확인해 주세요.", "The order was not found.", "Check the list of orders."),
  "order-malformed": entry(400, "정보제공요청의 형식을 읽을 수 없습니다.", "요청을 새로 만들어 주세요.", "The order could not be read.", "Make a new order."),
  "order-signature": entry(403, "정보제공요청의 서명을 확인할 수 없습니다.", "방역당국의 서명 열쇠를 확인해 주세요.", "The signature of the order could not be verified.", "Check the signing key of the authority."),
  "order-audience": entry(403, "다른 기관에 보내는 정보제공요청입니다.", "받을 기관을 확인해 주세요.", "This order is addressed to another party.", "Check the addressee."),
  "order-not-approved": entry(403, "서로 다른 담당관 두 사람의 승인이 필요합니다.", "다른 담당관에게 승인을 요청해 주세요.", "Two different officers have to approve this order.", "Ask another officer to approve it."),
  "order-expired": entry(403, "정보제공요청의 유효기간이 지났습니다.", "요청을 새로 만들어 승인을 받아 주세요.", "The order has run out.", "Make a new order and have it approved."),
  "order-not-yet-valid": entry(403, "정보제공요청의 시작 시각이 되지 않았습니다.", "시작 시각 뒤에 다시 보내 주세요.", "The order is not valid yet.", "Send it again after it begins."),
  "order-scope": entry(403, "정보제공요청에 적힌 범위를 벗어났습니다.", "대상과 기간을 확인해 주세요.", "This is outside the scope of the order.", "Check the subject and the period."),
  "order-limit": entry(403, "정보제공요청에 적힌 한도에 맞지 않습니다.", "범위를 좁히거나 한도를 다시 정해 승인을 받아 주세요.", "This does not fit the limits of the order.", "Narrow the scope, or have new limits approved."),
  "order-cancelled": entry(409, "취소된 정보제공요청입니다.", "필요하면 요청을 새로 만들어 주세요.", "The order was cancelled.", "Make a new order if it is needed."),
  "approval-own": entry(403, "직접 만든 요청은 승인할 수 없습니다.", "다른 담당관에게 승인을 요청해 주세요.", "You cannot approve an order you made.", "Ask another officer to approve it."),
  "approval-signature": entry(403, "담당관의 승인 서명을 확인할 수 없습니다.", "등록한 기기에서 다시 승인해 주세요.", "The officer's approval signature could not be verified.", "Approve again on the registered device."),
  "officer-not-certified": entry(403, "승인할 수 있는 담당관으로 등록되어 있지 않습니다.", "담당관 등록을 먼저 요청해 주세요.", "This officer is not certified to approve.", "Ask for the officer to be certified first."),
  "officer-not-found": entry(404, "담당자를 찾을 수 없습니다.", "담당자 목록을 새로 열어 확인해 주세요.", "The officer was not found.", "Open the list of officers again."),
  "officer-absent": entry(403, "부재 중으로 되어 있어 서명하지 않았습니다.", "돌아오셨다면 ‘담당자’에서 부재를 먼저 끝내 주세요.", "You are entered as absent, so nothing was signed.", "If you are back, end your absence under ‘Officers’ first."),
  "officer-limit": entry(429, "하루 한도를 넘어 처리하지 않았고, 감독자에게 알렸습니다.", "감독자와 상의해 주세요.", "This is beyond the limit, and the supervisor has been told.", "Talk to the supervisor."),
  "bad-deputy": entry(422, "이 담당자는 대신할 수 없습니다.", "같은 지역을 맡은 다른 역학조사관이나 승인자를 골라 주세요.", "This officer cannot stand in.", "Choose another investigator or approver of the same region."),
  "disclosure-unavailable": entry(503, "지금은 정보를 제공할 수 없습니다.", "잠시 뒤에 같은 요청을 다시 보내 주세요.", "The disclosure cannot be made right now.", "Send the same request again in a moment."),
  "certification-stale": entry(503, "확인된 기관 목록이 오래되었습니다.", "목록을 새로 받은 뒤 다시 해 주세요.", "The list of certified parties is out of date.", "Fetch the new list and try again."),
} as const satisfies Record<string, ProblemEntry>;

export type ProblemCode = keyof typeof problems;

export const problemCodes = Object.keys(problems) as ProblemCode[];

export function isProblemCode(code: unknown): code is ProblemCode {
  return (problemCodes as unknown[]).includes(code);
}

/** One field of the request and what is wrong with it; `path` as a JSON pointer ("/phone"). */
export interface FieldProblem {
  path: string;
  code: ProblemCode;
}

export interface ProblemDetails {
  fields?: FieldProblem[] | undefined;
  retryAfterSeconds?: number | undefined;
}

export class Problem extends Error {
  // Declared only: as class fields they would bring helpers into what older browsers run.
  declare readonly code: ProblemCode;
  declare readonly fields: FieldProblem[] | undefined;
  declare readonly retryAfterSeconds: number | undefined;

  constructor(code: ProblemCode, details: ProblemDetails = {}) {
    super(code);
    this.name = "Problem";
    this.code = code;
    this.fields = details.fields;
    this.retryAfterSeconds = details.retryAfterSeconds;
  }

  get status(): number {
    return problems[this.code].status;
  }
}
