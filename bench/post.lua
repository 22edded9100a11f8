-- POSTs the body named by the environment, with the headers that Den wants.
wrk.method = "POST"
wrk.body = os.getenv("BENCH_BODY")
wrk.headers["content-type"] = "application/json"
wrk.headers["origin"] = os.getenv("BENCH_ORIGIN")
local cookie = os.getenv("BENCH_COOKIE")
if cookie ~= nil and cookie ~= "" then
  wrk.headers["cookie"] = cookie
end
