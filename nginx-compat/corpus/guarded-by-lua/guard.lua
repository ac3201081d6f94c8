-- Everything of this server wants a key.
if ngx.req.get_uri_args().key ~= "k" then
    return ngx.exit(ngx.HTTP_FORBIDDEN)
end
